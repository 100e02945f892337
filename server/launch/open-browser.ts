import { spawn } from 'node:child_process'

/**
 * Opens a page in this computer's browser. Best effort: nowhere in continuous integration, nor on a Linux without a
 * screen, nor when `PALABRE_BROWSER` is `none`; what fails is not said, the address stands in the terminal.
 */
export function openBrowser(address: string, platform: NodeJS.Platform, env: NodeJS.ProcessEnv): void {
  const [program, ...args] = commandOf(platform, env)
  if (program === undefined) return
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

function commandOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly string[] {
  if (env['PALABRE_BROWSER'] === 'none' || (env['CI'] ?? '') !== '') return []
  if (platform === 'darwin') return ['open']
  // The first quoted word of `start` would be a window's title.
  if (platform === 'win32') return ['cmd', '/c', 'start', '""']
  if ((env['DISPLAY'] ?? '') === '' && (env['WAYLAND_DISPLAY'] ?? '') === '') return []
  return ['xdg-open']
}
