import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFilesArchiveTree } from '../../../server/adapters/files/archive-files.ts'
import { createMemoryArchiveTree } from '../../../server/adapters/memory/archive-memory.ts'
import { isArchivePath, pathSegment } from '../../../server/archive/archive-tree.ts'
import { archiveContract } from '../../contracts/archive.ts'

archiveContract('memory', async () => {
  const files = new Map<string, Uint8Array>()
  return {
    tree: createMemoryArchiveTree(files),
    again: () => createMemoryArchiveTree(files),
    lose: async (path) => void files.delete(path),
    end: async () => files.clear(),
  }
})

archiveContract('files', async () => {
  const root = await mkdtemp(join(tmpdir(), 'palabre-archive-'))
  return {
    tree: createFilesArchiveTree(root),
    again: () => createFilesArchiveTree(root),
    lose: (path) => rm(join(root, path)),
    end: () => rm(root, { recursive: true }),
  }
})

test('a file is written beside its place and nothing else is left there', async () => {
  const root = await mkdtemp(join(tmpdir(), 'palabre-archive-'))
  try {
    await createFilesArchiveTree(join(root, 'not', 'yet')).write('a/b.txt', new Uint8Array([1]))
    expect(await readdir(join(root, 'not', 'yet', 'a'))).toEqual(['b.txt'])
  } finally {
    await rm(root, { recursive: true })
  }
})

test.each([
  ['Bamako', 'Bamako'],
  ['Kolondiéba', 'Kolondieba'],
  ['../../etc/passwd', 'etc-passwd'],
  ['a/b\\c:d', 'a-b-c-d'],
  ['..', 'sans-nom'],
  ['\u202Etxt.exe', 'txt.exe'],
  ['con\0trol', 'con-trol'],
  ['  ', 'sans-nom'],
  ['غاو', 'sans-nom'],
])('%j becomes the segment %j', (name, segment) => {
  expect(pathSegment(name)).toBe(segment)
  expect(isArchivePath(`x/${segment}/y`)).toBe(true)
})
