import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const folders: string[] = []
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A real supervisor over a real child; `server` is what the child does, `starts` its number of starts so far. */
function aSupervised(server: string) {
  const folder = mkdtempSync(join(tmpdir(), 'supervise-'))
  folders.push(folder)
  writeFileSync(join(folder, 'server.mjs'), `const starts = Number(process.env.STARTS)\n${server}`)
  const supervisor = pathToFileURL(resolve('tools/supervise.mjs')).href
  writeFileSync(
    join(folder, 'supervisor.mjs'),
    `import { supervise } from ${JSON.stringify(supervisor)}
     process.exit(await supervise({
       command: [process.execPath, 'server.mjs'], cwd: ${JSON.stringify(folder)},
       env: (starts) => ({ ...process.env, STARTS: String(starts) }),
       onRestart: () => console.log('again'), onHopeless: () => console.log('hopeless') }))`,
  )
  const child = spawn(process.execPath, ['supervisor.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (output.includes('ready')) child.emit('ready')
  })
  return {
    ready: () => once(child, 'ready'),
    stop: () => child.kill('SIGTERM'),
    end: async () => {
      const [code] = (await once(child, 'close')) as [number]
      return { code, output: output.trim().split('\n') }
    },
    folder,
  }
}

describe('the supervisor', () => {
  it('starts a killed server again at once, and passes its last exit code on', async () => {
    const supervised = aSupervised(`if (starts === 0) process.kill(process.pid, 'SIGKILL'); else process.exit(3)`)
    expect(await supervised.end()).toEqual({ code: 3, output: ['again'] })
  })

  it('starts again the server that asks for it with 75', async () => {
    const supervised = aSupervised(`process.exit(starts < 2 ? 75 : 0)`)
    expect(await supervised.end()).toEqual({ code: 0, output: ['again', 'again'] })
  })

  it('leaves a server that says why it cannot run at its first word', async () => {
    expect(await aSupervised('process.exit(1)').end()).toEqual({ code: 1, output: [''] })
  })

  it('waits for the server to end in good order when told to stop', async () => {
    const supervised = aSupervised(`
      import { writeFileSync } from 'node:fs'
      const alive = setInterval(() => {}, 1000)
      process.on('SIGTERM', () => { writeFileSync('kept', 'all'); clearInterval(alive) })
      console.log('ready')`)
    await supervised.ready()
    const ended = supervised.end()
    supervised.stop()
    expect(await ended).toEqual({ code: 0, output: ['ready'] })
    expect(readFileSync(join(supervised.folder, 'kept'), 'utf8')).toBe('all')
  })

  it('gives up on a server that cannot stay up', async () => {
    const supervised = aSupervised(`process.exit(75)`)
    const { code, output } = await supervised.end()
    expect(code).toBe(1)
    expect(output.at(-1)).toBe('hopeless')
  })
})
