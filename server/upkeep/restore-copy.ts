import { readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { copyFlushed, destroyTree, flush, flushFolders } from './copy-files.ts'
import { findCopies } from './find-copies.ts'
import { roomPath, type VerifyRoom, verifyCopy } from './verify-copy.ts'

export interface RestoreDeps {
  readonly verifyRoom: VerifyRoom
  /**
   * Marks each living session of the restored folder as begun anew, so that pages which were ahead of the copy throw their
   * picture away and offer their own words again. Rejects when the folder cannot be opened.
   */
  readonly beginAnew: (folder: string) => Promise<void>
}

export type RestoreResult =
  | { readonly is: 'restored'; readonly madeAt: number; readonly rooms: number; readonly from: string }
  | {
      readonly is: 'refused'
      readonly why: 'no-copy' | 'not-empty' | 'newer' | 'disk'
    }
  | { readonly is: 'refused'; readonly why: 'damaged'; readonly file: string }

/**
 * Puts the newest copy of a folder into an empty one. Everything is verified before a byte is written and again where it
 * was written; the folder has its name only when it is whole, so that nothing half is ever started. Never rejects.
 */
export async function restoreCopy(from: string, to: string, deps: RestoreDeps): Promise<RestoreResult> {
  const [copy] = await findCopies(from)
  if (copy === undefined) return { is: 'refused', why: 'no-copy' }
  const target = resolve(to)
  const there = await readdir(target).catch(() => [] as string[])
  if (there.length > 0) return { is: 'refused', why: 'not-empty' }
  const { folder, manifest } = copy
  const verdict = await verifyCopy(folder, manifest, deps.verifyRoom)
  if (verdict.is === 'newer') return { is: 'refused', why: 'newer' }
  if (verdict.is === 'damaged') return { is: 'refused', why: 'damaged', file: verdict.file }
  const part = `${target}.restoring`
  try {
    await destroyTree(part)
    const paths = [...Object.keys(manifest.rooms).map(roomPath), ...Object.keys(manifest.files)]
    for (const path of paths) await copyFlushed(join(folder, path), join(part, path))
    const again = await verifyCopy(part, manifest, deps.verifyRoom)
    if (again.is === 'damaged') {
      await destroyTree(part)
      return { is: 'refused', why: 'damaged', file: again.file }
    }
    await deps.beginAnew(part)
    await flushFolders(part)
    await rm(target, { recursive: true, force: true })
    await rename(part, target)
    await flush(dirname(target))
  } catch {
    await destroyTree(part).catch(() => undefined)
    return { is: 'refused', why: 'disk' }
  }
  return { is: 'restored', madeAt: manifest.madeAt, rooms: Object.keys(manifest.rooms).length, from: folder }
}
