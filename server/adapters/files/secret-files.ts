import { chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isSecretName, type Secrets } from '../../catalogue/secrets.ts'

/** Secrets as files of a folder that its owner alone may enter. */
export function createSecretFiles(folder: string): Secrets {
  const place = (name: string) => {
    if (!isSecretName(name)) throw new Error('not a name of a secret')
    return join(folder, name)
  }
  const ready = async () => {
    const made = await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
    // Its name lives in the folder above: unflushed, a power cut may take it with the secrets that were flushed in it.
    if (made !== undefined) await flushFolder(dirname(folder))
  }
  return {
    async read(name) {
      return orNothing(readFile(place(name)), null)
    },
    async write(name, bytes) {
      await ready()
      const path = place(name)
      if ((await orNothing(stat(path), null)) !== null) throw new Error('a secret of this name is there already')
      // Half a secret must never bear the name: links made from it would be dead after the next start.
      const beside = `${path}${BESIDE}`
      await rm(beside, { force: true })
      const file = await open(beside, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(beside, path)
      await flushFolder(folder)
    },
    async shred(name) {
      for (const path of [place(name), `${place(name)}${BESIDE}`]) await destroy(path)
      if ((await orNothing(stat(folder), null)) !== null) await flushFolder(folder)
    },
    async names() {
      const names = await orNothing(readdir(folder), [] as string[])
      return names.filter(isSecretName).sort()
    },
  }
}

/** A dot is in no secret's name. */
const BESIDE = '.new'

/** Zeros first: unlinking alone leaves the bytes on a plain disk. */
async function destroy(path: string): Promise<void> {
  const found = await orNothing(stat(path), null)
  if (found === null) return
  const file = await open(path, 'r+')
  try {
    await file.write(new Uint8Array(found.size), 0, found.size, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await rm(path, { force: true })
}

async function flushFolder(folder: string): Promise<void> {
  // Windows knows no flush of a folder.
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
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return nothing
    throw error
  }
}
