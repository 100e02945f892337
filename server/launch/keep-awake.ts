import { spawn } from 'node:child_process'

/**
 * Asks the system not to sleep while a session is open: a closed lid or ten quiet minutes must not end a plenary. Best
 * effort with what each system brings along; gives what undoes it. `onUnable` is called when there is no such tool.
 */
export function keepAwake(platform: NodeJS.Platform, onUnable: () => void): () => void {
  const [program, ...args] = commandOf(platform)
  if (program === undefined) {
    onUnable()
    return () => undefined
  }
  const child = spawn(program, args, { stdio: 'ignore' })
  child.on('error', onUnable)
  child.unref()
  return () => child.kill()
}

function commandOf(platform: NodeJS.Platform): readonly string[] {
  const us = String(process.pid)
  if (platform === 'darwin') return ['caffeinate', '-i', '-s', '-w', us]
  if (platform === 'win32') {
    // ES_CONTINUOUS | ES_SYSTEM_REQUIRED of SetThreadExecutionState; lasts as long as the thread that asked.
    const script =
      'Add-Type -Name P -Namespace W -MemberDefinition \'[DllImport("kernel32.dll")] public static extern uint SetThreadExecutionState(uint f);\';' +
      `[W.P]::SetThreadExecutionState(2147483649); Wait-Process -Id ${us}`
    return ['powershell', '-NoProfile', '-Command', script]
  }
  if (platform === 'linux') {
    return [
      'systemd-inhibit',
      '--what=sleep:idle:handle-lid-switch',
      '--who=Palabre',
      '--why=Plenary',
      '--mode=block',
      'tail',
      '--pid',
      us,
      '-f',
      '/dev/null',
    ]
  }
  return []
}
