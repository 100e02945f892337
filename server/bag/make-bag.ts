import { createHash } from 'node:crypto'
import { writeZip } from '../report/zip.ts'

/** A file of a bag by its path: `data/…` is what is carried, all else tells of it. */
export interface BagFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export interface BagInfo {
  /** Folder in the zip, and the bag's name. */
  readonly name: string
  readonly title: string
  /** yyyy-mm-dd; of the newest thing in it, so that the same archive gives the same bag. */
  readonly date: string
  readonly isPublic: boolean
}

/**
 * Packs files as BagIt (RFC 8493) with SHA-512, which plain `sha512sum -c manifest-sha512.txt` verifies. Gives the whole
 * bag, sorted; the same files give the same bytes. Paths must be those of an archive: nothing climbs out of the bag.
 */
export function makeBag(payload: readonly BagFile[], info: BagInfo): readonly BagFile[] {
  const carried = [...payload].sort(byPath)
  const octets = carried.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const tags: BagFile[] = [
    textFile('bagit.txt', ['BagIt-Version: 1.0', 'Tag-File-Character-Encoding: UTF-8']),
    textFile('bag-info.txt', [
      `External-Identifier: ${info.name}`,
      `External-Description: ${info.title.replace(/\s+/g, ' ')}`,
      `Bagging-Date: ${info.date}`,
      `Payload-Oxum: ${octets}.${carried.length}`,
      `Internal-Sender-Description: ${info.isPublic ? 'copie publique' : 'copie complète'}`,
    ]),
    textFile('manifest-sha512.txt', carried.map(manifestLine)),
  ].sort(byPath)
  return [...carried, ...tags, textFile('tagmanifest-sha512.txt', tags.map(manifestLine))]
}

export function zipBag(bag: readonly BagFile[], { name }: BagInfo): Uint8Array {
  return writeZip(bag.map(({ path, bytes }) => ({ name: `${name}/${path}`, bytes })))
}

export function textFile(path: string, lines: readonly string[]): BagFile {
  return { path, bytes: Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8') }
}

function manifestLine({ path, bytes }: BagFile): string {
  return `${createHash('sha512').update(bytes).digest('hex')}  ${path}`
}

function byPath(a: BagFile, b: BagFile): number {
  if (a.path === b.path) return 0
  return a.path < b.path ? -1 : 1
}
