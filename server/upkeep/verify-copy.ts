import { join } from 'node:path'
import { hashOf } from './copy-files.ts'
import type { CopyManifest } from './copy-manifest.ts'

/** Follows the chains of one room's file (server/adapters/sqlite/copier.ts). Rejects when the disk does. */
export type VerifyRoom = (
  file: string,
) => Promise<
  | { readonly is: 'sound'; readonly seq: number; readonly link: string }
  | { readonly is: 'damaged' }
  | { readonly is: 'newer' }
>

export type CopyVerdict =
  | { readonly is: 'sound' }
  | { readonly is: 'newer' }
  /** The first file that is not what the copy says of it, by its path in the copy. */
  | { readonly is: 'damaged'; readonly file: string }

export const roomPath = (room: string) => (room === 'catalog' ? 'palabre.sqlite' : `sessions/${room}.sqlite`)

/** Every file against its hash, every room by its chains and against the head that it had. */
export async function verifyCopy(folder: string, manifest: CopyManifest, verifyRoom: VerifyRoom): Promise<CopyVerdict> {
  for (const [path, { bytes, sha256 }] of Object.entries(manifest.files)) {
    const found = await hashOf(join(folder, path)).catch(() => null)
    if (found?.bytes !== bytes || found.sha256 !== sha256) return { is: 'damaged', file: path }
  }
  if (!('catalog' in manifest.rooms)) return { is: 'damaged', file: roomPath('catalog') }
  for (const [room, { seq, link, sha256 }] of Object.entries(manifest.rooms)) {
    const check = await verifyRoom(join(folder, roomPath(room))).catch(() => ({ is: 'damaged' }) as const)
    if (check.is === 'newer') return { is: 'newer' }
    const whole = (await hashOf(join(folder, roomPath(room))).catch(() => null))?.sha256 === sha256
    const same = whole && check.is === 'sound' && check.seq === seq && check.link === link
    if (!same) return { is: 'damaged', file: roomPath(room) }
  }
  return { is: 'sound' }
}
