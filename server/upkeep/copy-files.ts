import { hash } from 'node:crypto'
import { copyFile, mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Files of a copy: written whole, flushed, found again, destroyed. All of it rejects when the disk does. */

export async function hashOf(file: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const content = await readFile(file)
  return { bytes: content.length, sha256: hash('sha256', content, 'hex') }
}

/** Makes the folders on its way. */
export async function copyFlushed(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await copyFile(from, to)
  await flush(to)
}

export async function writeFlushed(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 })
  await flush(file)
}

/** Windows cannot flush a folder; its renames go through the journal of the file system. */
export async function flush(path: string): Promise<void> {
  const folder = (await stat(path)).isDirectory()
  if (folder && process.platform === 'win32') return
  const handle = await open(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Every folder of a tree, the deepest first: a name is durable once its folder is. */
export async function flushFolders(root: string): Promise<void> {
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (entry.isDirectory()) await flushFolders(join(root, entry.name))
  }
  await flush(root)
}

/** Paths of all files below, with `/`, sorted; none where there is no such folder. */
export async function filesBelow(root: string, below: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch(() => [])
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = `${below}/${entry.name}`
      return entry.isDirectory() ? await filesBelow(root, path) : [path]
    }),
  )
  return found.flat().sort()
}

/** Zeros first: a copy holds seats and keys, and unlinking alone leaves the bytes. What cannot be written is removed all the same. */
export async function destroyTree(root: string): Promise<void> {
  const entries = await readdir(root, { withFileTypes: true, recursive: true }).catch(() => [])
  for (const entry of entries.filter((each) => each.isFile())) await overwrite(join(entry.parentPath, entry.name))
  await rm(root, { recursive: true, force: true })
}

async function overwrite(file: string): Promise<void> {
  try {
    const handle = await open(file, 'r+')
    try {
      const { size } = await handle.stat()
      const zeros = new Uint8Array(65_536)
      for (let at = 0; at < size; at += zeros.length)
        await handle.write(zeros, 0, Math.min(zeros.length, size - at), at)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch {
    return
  }
}
