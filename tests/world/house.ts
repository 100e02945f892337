import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The real server in a process of its own, on a data folder of its own. */
export interface House {
  readonly origin: string
  readonly dataFolder: string
  /** Of the organiser's link. */
  readonly organiserToken: string
  readonly pid: () => number
  /** Kills it as a power cut does and starts it again on the same folder and port. Resolves once it answers. */
  readonly cutPower: () => Promise<void>
  /** The first half of it: killed, and away until `powerOn`. */
  readonly powerOff: () => Promise<void>
  /** The second half: on the same folder and port. Resolves once it answers. */
  readonly powerOn: () => Promise<void>
  readonly printed: () => string
  /** Once the process has ended by itself: with which code, and what it said on its error stream. */
  readonly ended: () => Promise<{ readonly code: number | null; readonly said: string }>
  /** With `keep` its folder stays. */
  readonly stop: (keep?: 'keep') => Promise<void>
}

/** How the process is started, besides: for one that must run on a bad disk or without a guard. */
export interface HouseStart {
  readonly node?: readonly string[]
  readonly env?: (dataFolder: string) => NodeJS.ProcessEnv
  /** Where its data folder is made; the system's folder for what passes when it is not said. */
  readonly below?: string
}

/** Starts it and waits until it says its organiser's link. `args`: more arguments of `server/main.ts`. */
export async function aHouse(args: readonly string[] = [], start: HouseStart = {}): Promise<House> {
  const dataFolder = mkdtempSync(join(start.below ?? tmpdir(), 'palabre-house-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let printed = ''
  let complained = ''
  let child = launch(0)

  function launch(starts: number): ChildProcess {
    const born = spawn(
      process.execPath,
      [
        ...(start.node ?? []),
        'server/main.ts',
        '--data',
        dataFolder,
        '--port',
        String(port),
        '--host',
        '127.0.0.1',
        ...args,
      ],
      {
        env: {
          ...process.env,
          ...start.env?.(dataFolder),
          PALABRE_STARTS: String(starts),
          PALABRE_PUBLIC: origin,
          LANG: 'fr_FR.UTF-8',
          PALABRE_RESERVE: '1',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    born.stdout?.on('data', (text) => {
      printed += String(text)
    })
    born.stderr?.on('data', (text) => {
      printed += String(text)
      complained += String(text)
    })
    return born
  }

  const organiserToken = await new Promise<string>((found, failed) => {
    const look = () => {
      const token = /\/o#([A-Z2-7]+)/.exec(printed)?.[1]
      if (token !== undefined) found(token)
    }
    child.stdout?.on('data', look)
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${printed}`)))
  })

  const powerOff = async () => {
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await gone
  }
  const powerOn = async () => {
    child = launch(1)
    await answering(origin)
  }

  return {
    origin,
    dataFolder,
    organiserToken,
    pid: () => child.pid ?? 0,
    printed: () => printed,
    ended: () => new Promise((done) => child.once('close', (code) => done({ code, said: complained }))),
    powerOff,
    powerOn,
    async cutPower() {
      await powerOff()
      await powerOn()
    },
    async stop(keep) {
      const gone = new Promise((done) => child.once('exit', done))
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await gone
      }
      if (keep === undefined) rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Polls the door until it opens: the one thing about another process that cannot be waited for otherwise. */
async function answering(origin: string): Promise<void> {
  for (;;) {
    try {
      if ((await fetch(origin)).status < 500) return
    } catch {
      await new Promise((again) => setTimeout(again, 25))
    }
  }
}

export function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
