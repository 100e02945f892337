import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupFailure } from '../../shared/domain/house-notes.ts'
import type { RoomName } from '../journal/room-name.ts'
import { copyFlushed, destroyTree, filesBelow, flush, flushFolders, hashOf, writeFlushed } from './copy-files.ts'
import { type CopiedRoom, type CopyManifest, manifestName } from './copy-manifest.ts'
import { copyNameAt, findCopies, findHalfCopies } from './find-copies.ts'
import { roomPath, type VerifyRoom, verifyCopy } from './verify-copy.ts'

export interface CopyDeps {
  readonly dataFolder: string
  /** Of sixteen hex letters (`houseMark`). */
  readonly house: string
  readonly rooms: () => Promise<readonly RoomName[]>
  /** As the journal's `backup`: rejects with a `code`. */
  readonly copyRoom: (room: RoomName, toFile: string) => Promise<void>
  readonly verifyRoom: VerifyRoom
  /** Which sessions live: when one is born or sealed in the middle of a copy, its parts would not fit together. */
  readonly living: () => readonly string[]
  readonly now: () => number
}

export type CopyResult =
  | { readonly is: 'made'; readonly folder: string; readonly madeAt: number; readonly rooms: number }
  | { readonly is: 'failed'; readonly why: BackupFailure }

class CopyStopped extends Error {
  readonly why: BackupFailure
  constructor(why: BackupFailure) {
    super(why)
    this.why = why
  }
}

const triesMax = 3

/**
 * Makes a whole, verified copy of the house in a folder that is there, under a name of its own. The copy before it stays
 * untouched until the new one has its name; then it is destroyed, because it may hold what has been shredded since.
 * Never rejects.
 */
export async function makeCopy(to: string, deps: CopyDeps): Promise<CopyResult> {
  try {
    if (!(await stat(to)).isDirectory()) return { is: 'failed', why: 'no-folder' }
    for (const half of await findHalfCopies(to)) await destroyTree(half)
  } catch {
    return { is: 'failed', why: 'no-folder' }
  }
  for (let tries = 1; ; tries += 1) {
    const madeAt = deps.now()
    const folder = join(to, copyNameAt(madeAt))
    const before = livingNow(deps)
    try {
      const manifest = await fill(`${folder}.part`, to, madeAt, deps)
      if (livingNow(deps) !== before) throw new CopyStopped('changed')
      await seal(folder, manifest, deps)
      await destroyOlder(to, folder, deps.house)
      return { is: 'made', folder, madeAt, rooms: Object.keys(manifest.rooms).length }
    } catch (error) {
      await destroyTree(`${folder}.part`).catch(() => undefined)
      // What was shredded meanwhile could not be read: that is no fault of the place.
      const why = livingNow(deps) === before ? failureOf(error) : 'changed'
      if (why !== 'changed' || tries === triesMax) return { is: 'failed', why }
    }
  }
}

function livingNow(deps: CopyDeps): string {
  return [...deps.living()].sort().join()
}

/** Sessions first, the catalogue after them: it never names as living a session whose end the copy holds. */
async function fill(part: string, to: string, madeAt: number, deps: CopyDeps): Promise<CopyManifest> {
  await mkdir(join(part, 'sessions'), { recursive: true, mode: 0o700 })
  const rooms: Record<string, CopiedRoom> = {}
  // What is sealed is in the archive; its own file is about to be shredded, and must not live on in a copy.
  const living = new Set(deps.living())
  const all = (await deps.rooms()).filter((room) => room === 'catalog' || living.has(room))
  const inOrder = [...all].sort((a, b) => Number(a === 'catalog') - Number(b === 'catalog'))
  for (const room of inOrder) rooms[room] = await copyOne(room, join(part, roomPath(room)), to, deps)
  const files: Record<string, CopyManifest['files'][string]> = {}
  const others = [...(await filesBelow(deps.dataFolder, 'secrets')), ...(await filesBelow(deps.dataFolder, 'archive'))]
  for (const path of ['format.json', ...others.filter(isWhole)]) {
    await copyFlushed(join(deps.dataFolder, path), join(part, path))
    files[path] = await hashOf(join(deps.dataFolder, path))
  }
  return { palabre: 'copy', version: 1, madeAt, house: deps.house, rooms, files }
}

/** What is being written bears another name until it is whole. */
function isWhole(path: string): boolean {
  return !path.endsWith('.new.') && !path.endsWith('.new')
}

/** A room that cannot be read any more is taken over from the copy before, which may be the last that has it. */
async function copyOne(room: RoomName, toFile: string, to: string, deps: CopyDeps): Promise<CopiedRoom> {
  try {
    await deps.copyRoom(room, toFile)
    const check = await deps.verifyRoom(toFile)
    const { sha256 } = await hashOf(toFile)
    if (check.is === 'sound') return { seq: check.seq, link: check.link, sha256, carriedFrom: null }
  } catch (error) {
    if (failureOf(error) !== 'unreadable') throw error
  }
  const carried = await takenOver(room, toFile, to, deps)
  if (carried === null) throw new CopyStopped('damaged')
  return carried
}

async function takenOver(room: string, toFile: string, to: string, deps: CopyDeps): Promise<CopiedRoom | null> {
  for (const { folder, manifest } of await findCopies(to)) {
    const known = manifest.rooms[room]
    if (known === undefined || manifest.house !== deps.house) continue
    await copyFlushed(join(folder, roomPath(room)), toFile)
    const check = await deps.verifyRoom(toFile)
    if (check.is !== 'sound' || check.link !== known.link) continue
    return { ...known, carriedFrom: known.carriedFrom ?? manifest.madeAt }
  }
  return null
}

/** Read back and compared before it gets its name: with its name it counts as good. */
async function seal(folder: string, manifest: CopyManifest, deps: CopyDeps): Promise<void> {
  const part = `${folder}.part`
  const verdict = await verifyCopy(part, manifest, deps.verifyRoom)
  if (verdict.is !== 'sound') throw new CopyStopped('damaged')
  await writeFlushed(join(part, manifestName), `${JSON.stringify(manifest, null, 1)}\n`)
  await flushFolders(part)
  await rename(part, folder)
  await flush(join(folder, '..'))
}

async function destroyOlder(to: string, kept: string, house: string): Promise<void> {
  for (const { folder, manifest } of await findCopies(to)) {
    if (folder !== kept && manifest.house === house) await destroyCopy(folder).catch(() => undefined)
  }
}

/** First it stops being a copy: half destroyed it must not be taken for a whole one. */
async function destroyCopy(folder: string): Promise<void> {
  await rm(join(folder, manifestName), { force: true })
  await flush(folder)
  await rename(folder, `${folder}.part`)
  await destroyTree(`${folder}.part`)
}

function failureOf(error: unknown): BackupFailure {
  if (error instanceof CopyStopped) return error.why
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/ENOSPC|EDQUOT|SQLITE_FULL/.test(code)) return 'disk-full'
  if (/ENOENT|ENOTDIR|ENODEV|EIO|EROFS|EACCES|ENXIO|SQLITE_CANTOPEN|SQLITE_IOERR/.test(code)) return 'no-folder'
  return 'unreadable'
}
