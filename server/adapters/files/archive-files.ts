import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type ArchiveTree, isArchivePath } from '../../archive/archive-tree.ts'

/**
 * An archive's tree below a folder of the disk. Each file is written beside its place, flushed, renamed, and the folder
 * is flushed too: after a power cut it is there whole or not at all (TRUST D-13).
 */
export function createFilesArchiveTree(root: string): ArchiveTree {
  return {
    async read(path) {
      if (!isArchivePath(path)) return null
      const bytes = await orNothing(readFile(join(root, path)), null)
      return bytes === null ? null : new Uint8Array(bytes)
    },
    async list(folder) {
      if (folder !== '' && !isArchivePath(folder)) return []
      const names = await orNothing(readdir(join(root, folder)), [] as string[])
      return names.filter((name) => !name.endsWith(BESIDE)).sort()
    },
    async write(path, bytes) {
      if (!isArchivePath(path)) throw new Error('not a path of the archive')
      const place = join(root, path)
      await makeFolder(dirname(place))
      const file = await open(`${place}${BESIDE}`, 'w')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(`${place}${BESIDE}`, place)
      await flushFolder(dirname(place))
    },
  }
}

/** Ends with a dot, which no name of the archive does: what a power cut leaves behind is never taken for a file. */
const BESIDE = '.new.'

/** Makes the folders that are not there, flushing each one's parent: a new folder's name lives in it. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await flushFolder(dirname(made))
}

async function flushFolder(folder: string): Promise<void> {
  // Windows knows no flush of a folder: its rename is written through the journal of the file system.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function orNothing<Value, Nothing>(reading: Promise<Value>, nothing: Nothing): Promise<Value | Nothing> {
  try {
    return await reading
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return nothing
    throw error
  }
}
