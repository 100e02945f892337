import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createSecretFiles } from '../../../server/adapters/files/secret-files.ts'
import { createSecretMemory } from '../../../server/adapters/memory/secret-memory.ts'

const folders: string[] = []
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'palabre-secrets-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})
const bytes = Uint8Array.of(1, 2, 3, 250)

describe.each([
  ['files', () => createSecretFiles(join(aFolder(), 'secrets'))],
  ['memory', () => createSecretMemory()],
])('secrets in %s', (_name, make) => {
  it('are read back as written, and not after they were shredded', async () => {
    const secrets = make()
    expect(await secrets.names()).toEqual([])
    expect(await secrets.read('house')).toBeNull()
    await secrets.write('house', bytes)
    await secrets.write('a-session', bytes)
    expect(new Uint8Array((await secrets.read('house')) ?? [])).toEqual(bytes)
    expect(await secrets.names()).toEqual(['a-session', 'house'])
    await secrets.shred('a-session')
    await secrets.shred('a-session')
    expect(await secrets.read('a-session')).toBeNull()
    expect(await secrets.names()).toEqual(['house'])
  })

  it('are never written over', async () => {
    const secrets = make()
    await secrets.write('house', bytes)
    await expect(secrets.write('house', Uint8Array.of(9))).rejects.toThrow()
    expect(new Uint8Array((await secrets.read('house')) ?? [])).toEqual(bytes)
  })

  it.each(['../house', 'a/b', '', 'Haus', '.x', 'a.new'])('have no name %s', async (name) => {
    await expect(make().write(name, bytes)).rejects.toThrow()
  })
})

it.skipIf(process.platform === 'win32')('secret files are open to their owner alone', async () => {
  const folder = join(aFolder(), 'secrets')
  await createSecretFiles(folder).write('house', bytes)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'house')).mode & 0o777).toBe(0o600)
})

it('a half-written file left by a power cut is no secret, and goes with the next one', async () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'house.new'), 'half')
  const secrets = createSecretFiles(folder)
  expect(await secrets.names()).toEqual([])
  await secrets.write('house', bytes)
  expect(readdirSync(folder)).toEqual(['house'])
  expect(new Uint8Array(readFileSync(join(folder, 'house')))).toEqual(bytes)
})
