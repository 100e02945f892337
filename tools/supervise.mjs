// Keeps one child running: killed by a signal, or ended with the code that asks for it, it is started again at once.
// So a crash, or the power cut that the visit shows, is over before a phone has noticed.
import { spawn } from 'node:child_process'

/** « Start me again »: what a server exits with when it wants a fresh start. */
export const restartCode = 75
const hopelessStarts = 6
const hopelessWithinMs = 10_000
const stopWithinMs = 15_000

/**
 * @param {object} options
 * @param {string[]} options.command program and arguments
 * @param {string} options.cwd
 * @param {(starts: number) => NodeJS.ProcessEnv} options.env `starts`: 0 for the first start, then 1, 2, …
 * @param {() => void} options.onRestart
 * @param {() => void} options.onHopeless it ended `hopelessStarts` times within ten seconds
 * @returns {Promise<number>} the exit code to pass on
 */
export function supervise({ command: [program, ...args], cwd, env, onRestart, onHopeless }) {
  return new Promise((resolve) => {
    const started = []
    let stopping = false
    let count = 0
    let child = start()

    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))

    function start() {
      started.push(Date.now())
      const born = spawn(program, args, { cwd, env: env(count++), stdio: 'inherit' })
      born.once('error', (error) => {
        console.error(error.message)
        resolve(1)
      })
      born.once('exit', (code, signal) => ended(code, signal))
      return born
    }

    function ended(code, signal) {
      if (stopping) return resolve(code ?? 0)
      if (signal === null && code !== restartCode) return resolve(code ?? 1)
      const lately = started.filter((at) => Date.now() - at < hopelessWithinMs).length
      if (lately >= hopelessStarts) {
        onHopeless()
        return resolve(1)
      }
      onRestart()
      child = start()
    }

    function stop(signal) {
      // A terminal tells the whole group at once; the child must not hear it twice, a second time means « at once ».
      const heardIt = signal === 'SIGINT' && process.stdin.isTTY === true
      if (!stopping && !heardIt) child.kill(signal)
      if (stopping) return
      stopping = true
      setTimeout(() => {
        child.kill('SIGKILL')
        resolve(1)
      }, stopWithinMs).unref()
    }
  })
}
