import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'

/** Where a marker stands in the bytes of a folder's files: plain, as UTF-16, escaped as JSON, in base64, or packed. */
export function hits(folder: string, markers: readonly string[]): string[] {
  const found: string[] = []
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (!statSync(path).isFile()) continue
    for (const marker of markersIn(readFileSync(path), markers)) found.push(`${marker} in ${name}`)
  }
  return found
}

/** Those of the markers that stand in these bytes, in whatever form. */
export function markersIn(whole: Buffer, markers: readonly string[]): string[] {
  const parts = [whole, ...unpacked(whole)]
  return markers.filter((marker) => {
    const escaped = marker.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    const forms = [
      Buffer.from(marker),
      Buffer.from(marker, 'utf16le'),
      Buffer.from(escaped),
      Buffer.from(Buffer.from(marker).toString('hex')),
      ...base64Of(marker),
    ]
    return parts.some((part) => forms.some((form) => part.includes(form)))
  })
}

/** As it stands inside something longer: three ways, without the letters that its neighbours share. */
function base64Of(marker: string): Buffer[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.from(' '.repeat(shift) + marker)
      .toString('base64')
      .replace(/=+$/, '')
    return Buffer.from(text.slice(shift === 0 ? 0 : shift + 1, -2))
  })
}

/** The deflated entries of a zip: a document of Word is one. */
function unpacked(bytes: Buffer): Buffer[] {
  const entries: Buffer[] = []
  for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0; at = bytes.indexOf('PK\u0003\u0004', at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    if (bytes.readUInt16LE(at + 8) === 8) entries.push(inflateRawSync(bytes.subarray(start)))
  }
  return entries
}
