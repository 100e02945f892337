import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PeopleGiven } from './people-main.ts'

/** The room, in a process of its own that outlives the server's power cut. It ends by itself when the launcher is gone. */
export function startPeople(given: PeopleGiven): void {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./people-main.ts', import.meta.url))], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, PALABRE_VISIT: JSON.stringify(given) },
  })
  // Without a room the visit goes on: the visitor is alone in it.
  child.on('error', () => undefined)
  child.unref()
}
