import { spawn } from 'node:child_process'
import { freePort } from './house.ts'

/** The example as `npm start -- --example` starts it: launcher, supervisor, server, twelve people. */
export interface ExampleHouse {
  /** Of the visit's page. */
  readonly address: string
  readonly stop: () => Promise<void>
}

/** Waits until the launcher has printed the visit's address. Ending it ends all of it. */
export async function anExampleHouse(): Promise<ExampleHouse> {
  const port = await freePort()
  const child = spawn(
    process.execPath,
    ['tools/start.mjs', '--example', '--port', String(port), '--host', '127.0.0.1'],
    { env: { ...process.env, PALABRE_BROWSER: 'none', LANG: 'fr_FR.UTF-8' }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const address = await new Promise<string>((found, failed) => {
    let printed = ''
    child.stdout.on('data', (text) => {
      printed += String(text)
      const visit = /http:\/\/localhost:\d+\/visite/.exec(printed)?.[0]
      if (visit !== undefined) found(visit)
    })
    void ended.then((code) => failed(new Error(`the launcher ended with ${code}: ${printed}`)))
  })
  return {
    address,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
