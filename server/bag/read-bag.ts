import { createHash } from 'node:crypto'
import { isArchivePath } from '../archive/archive-tree.ts'

export const bagLimits = { zipBytesMax: 256 * 1024 * 1024, filesMax: 20_000 } as const

export type BagFault =
  /** No zip of ours: another format, a compressed one, cut off, or larger than is taken. */
  | 'not-a-bag'
  /** A path that would climb out, or that no archive has. */
  | 'path'
  | 'missing'
  | 'changed'
  | 'foreign'
export type BagRead =
  | { readonly is: 'bag'; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly is: 'refused'; readonly why: BagFault; readonly at: string }

/**
 * Reads a bag that somebody brings. Only stored files are taken, as ours are: nothing is inflated, so that no few bytes
 * become two gigabytes. Nothing of it is written anywhere before all of it was verified.
 */
export function readBag(zip: Uint8Array): BagRead {
  const files =
    zip.length > bagLimits.zipBytesMax ? null : storedFiles(Buffer.from(zip.buffer, zip.byteOffset, zip.length))
  if (files === null) return refused('not-a-bag', '')
  const bad = [...files.keys()].find((path) => !isArchivePath(path))
  if (bad !== undefined) return refused('path', bad.slice(0, 200))
  const payload = manifest(files, 'manifest-sha512.txt', (path) => path.startsWith('data/'))
  if (payload !== null) return payload
  const tags = manifest(
    files,
    'tagmanifest-sha512.txt',
    (path) => !path.startsWith('data/') && path !== 'tagmanifest-sha512.txt',
  )
  return tags ?? { is: 'bag', files }
}

/** By their paths within the bag; null when it is no zip as ours. */
function storedFiles(zip: Buffer): Map<string, Uint8Array> | null {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > zip.length) return null
  const count = zip.readUInt16LE(end + 10)
  const found: (readonly [string, Uint8Array])[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== 0x02014b50) return null
    const [method, packed, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)]
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    if (method !== 0 || packed !== size || nameEnd > end || local + 30 > end) return null
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    if (start + size > end) return null
    found.push([zip.toString('utf8', at + 46, nameEnd), zip.subarray(start, start + size)])
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  const top = found.find(([path]) => path.endsWith('bagit.txt'))?.[0].slice(0, -'bagit.txt'.length)
  const files = new Map(
    found.map(([path, bytes]) => [path.startsWith(top ?? '') ? path.slice(top?.length) : path, bytes]),
  )
  return top === undefined || files.size !== count || count > bagLimits.filesMax ? null : files
}

/** Null when every file that it covers is in it, and is what it says. */
function manifest(
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
  covers: (path: string) => boolean,
): Extract<BagRead, { is: 'refused' }> | null {
  const bytes = files.get(name)
  if (bytes === undefined) return refused('missing', name)
  const listed = new Set<string>()
  for (const line of Buffer.from(bytes).toString('utf8').split('\n')) {
    if (line === '') continue
    const [, hash, path = ''] = /^([0-9a-f]{128}) {2}(.+)$/.exec(line) ?? []
    const file = files.get(path)
    if (file === undefined) return refused('missing', path.slice(0, 200) || name)
    if (createHash('sha512').update(file).digest('hex') !== hash) return refused('changed', path)
    listed.add(path)
  }
  const foreign = [...files.keys()].find((path) => covers(path) && !listed.has(path))
  return foreign === undefined ? null : refused('foreign', foreign)
}

function refused(why: BagFault, at: string) {
  return { is: 'refused', why, at } as const
}
