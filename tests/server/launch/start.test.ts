import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'palabre-start-'))
  folders.push(folder)
  return folder
}

interface Ended {
  readonly code: number | null
  readonly said: string
}

/** Runs the server until it ends, or until it has said `until`; then it is told to stop. */
function start(args: readonly string[], until: RegExp | null, program: readonly string[] = []): Promise<Ended> {
  const [command, ...before] = [...program, process.execPath]
  return new Promise((done) => {
    const child = spawn(command ?? '', [...before, 'server/main.ts', ...args], {
      env: { ...process.env, LANG: 'fr_FR.UTF-8', PALABRE_STARTS: '0', PALABRE_RESERVE: '1' },
    })
    let said = ''
    const hear = (text: Buffer) => {
      said += text.toString('utf8')
      if (until?.test(said) === true) child.kill('SIGTERM')
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => done({ code, said }))
  })
}

const sentence = (said: string) => said.trim().split('\n')

describe('a start that cannot be', () => {
  it('says in one sentence that the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((listening) => taken.once('listening', listening))
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const ended = await start(['--data', aFolder(), '--port', String(port), '--host', '127.0.0.1'], null)
    taken.close()
    expect(ended.code).not.toBe(0)
    expect(sentence(ended.said)).toEqual([expect.stringContaining(`Le port ${port} est déjà pris`)])
  })

  it('says in one sentence that the data folder cannot be written', async () => {
    const folder = aFolder()
    // Root may write where nobody may: a file in the folder's place stops everyone.
    const blocked = join(folder, 'data')
    writeFileSync(blocked, '')
    chmodSync(blocked, 0o400)
    const ended = await start(['--data', join(blocked, 'inner'), '--port', '0'], null)
    expect(ended.code).not.toBe(0)
    expect(sentence(ended.said)).toEqual([expect.stringContaining('ne peut pas être écrit')])
  })

  it('says in one sentence which option it does not understand, and which port is none', async () => {
    for (const args of [
      ['--dat', 'x'],
      ['--port', 'abc'],
    ]) {
      const ended = await start(args, null)
      expect(ended.code).not.toBe(0)
      expect(sentence(ended.said)).toHaveLength(1)
    }
  })

  it('says that the folder is in use when a second one is started on it', async () => {
    const folder = aFolder()
    let second: Promise<Ended> | null = null
    const first = spawn(process.execPath, ['server/main.ts', '--data', folder, '--port', '0', '--host', '127.0.0.1'], {
      env: { ...process.env, LANG: 'fr_FR.UTF-8' },
    })
    await new Promise<void>((ready) => {
      first.stdout.on('data', (text: Buffer) => {
        if (!text.toString('utf8').includes('/o#') || second !== null) return
        second = start(['--data', folder, '--port', '0', '--host', '127.0.0.1'], null)
        ready()
      })
    })
    const ended = await second
    first.kill('SIGTERM')
    await new Promise((gone) => first.once('exit', gone))
    expect(ended).toMatchObject({ code: 1, said: expect.stringContaining('tourne déjà') })
  })
})

describe('a start that can be', () => {
  it('prints addresses, a QR and the organiser’s link', async () => {
    const ended = await start(['--data', aFolder(), '--port', '0', '--host', '127.0.0.1'], /\/o#[A-Z2-7]{26}/)
    expect(ended).toMatchObject({ code: 0 })
    expect(ended.said).toContain('█▀▀▀▀▀▀▀')
  })
})

const noNetwork = spawnSync('unshare', ['-rn', 'true']).status === 0

describe('once it is built', () => {
  it.skipIf(!noNetwork)('starts within five seconds and asks nothing of any network', async () => {
    const folder = aFolder()
    const began = performance.now()
    const ended = await new Promise<Ended>((done) => {
      const child = spawn('unshare', ['-rn', process.execPath, 'tools/start.mjs', '--data', folder, '--port', '0'], {
        env: { ...process.env, LANG: 'fr_FR.UTF-8' },
      })
      let said = ''
      let readyAfter = 0
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString('utf8')
        if (readyAfter !== 0 || !/\/o#[A-Z2-7]{26}/.test(said)) return
        readyAfter = performance.now() - began
        child.kill('SIGTERM')
      })
      child.once('exit', () => done({ code: Math.round(readyAfter), said }))
    })
    expect(ended.said).toContain('/o#')
    // Not a timing of ours but the promise itself: five seconds, on any machine that runs the tests.
    expect(ended.code).toBeLessThan(5_000)
  })
})
