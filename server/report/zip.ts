import { crc32, inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Reads the entries of a zip that we made ourselves: no encryption, no zip64. Throws on anything else. */
export function readZip(zip: Uint8Array): readonly ZipEntry[] {
  const view = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = view.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0) throw new Error('not a zip')
  const entries: ZipEntry[] = []
  let at = view.readUInt32LE(end + 16)
  for (let left = view.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = view.readUInt16LE(at + 10)
    const [packed, nameLength] = [view.readUInt32LE(at + 20), view.readUInt16LE(at + 28)]
    const name = view.toString('utf8', at + 46, at + 46 + nameLength)
    const local = view.readUInt32LE(at + 42)
    const start = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28)
    const bytes = view.subarray(start, start + packed)
    entries.push({ name, bytes: method === 0 ? bytes : inflateRawSync(bytes) })
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * Writes a zip whose bytes follow from its entries alone: every date is 1 January 1980, and nothing is compressed,
 * because the same deflate gives other bytes on another processor or with another Node.
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const label = Buffer.from(name, 'utf8')
    // Version 2.0, names in UTF-8, stored, midnight, 1 January 1980.
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(0x0021, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(label.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    files.push(Buffer.from([0x50, 0x4b, 3, 4]), common, label, Buffer.from(bytes))
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, rest, label)
    offset += 30 + label.length + bytes.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, list, end])
}
