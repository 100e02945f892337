import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CopyManifest, manifestName, parseManifest } from './copy-manifest.ts'

export interface FoundCopy {
  readonly folder: string
  readonly manifest: CopyManifest
}

const copyName = /^palabre-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z$/
const halfName = /^palabre-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z\.part$/

/** Such as `palabre-2026-03-14T10-55-00-000Z`: sorts by time, and is a name on every file system. */
export function copyNameAt(at: number): string {
  return `palabre-${new Date(at).toISOString().replace(/[:.]/g, '-')}`
}

/** Whole copies in a folder, the newest first; the folder itself, when it is one. */
export async function findCopies(folder: string): Promise<readonly FoundCopy[]> {
  const own = await readCopy(folder)
  if (own !== null) return [own]
  const names = await readdir(folder).catch(() => [] as string[])
  const found = await Promise.all(
    names.filter((name) => copyName.test(name)).map((name) => readCopy(join(folder, name))),
  )
  return found.filter((copy) => copy !== null).sort((a, b) => b.manifest.madeAt - a.manifest.madeAt)
}

/** What a copy that was interrupted left behind. */
export async function findHalfCopies(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [] as string[])
  return names.filter((name) => halfName.test(name)).map((name) => join(folder, name))
}

async function readCopy(folder: string): Promise<FoundCopy | null> {
  try {
    const manifest = parseManifest(await readFile(join(folder, manifestName), 'utf8'))
    return manifest === null ? null : { folder, manifest }
  } catch {
    return null
  }
}
