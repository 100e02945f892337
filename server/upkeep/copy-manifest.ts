import * as z from 'zod/mini'

/** What a copy says of itself. It is written last: a folder without it is no copy. */
const roomSchema = z.strictObject({
  seq: z.number().check(z.int(), z.minimum(0)),
  /** Head of all its chains, in hex. */
  link: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** Taken over from an earlier copy, because the room itself could not be read any more: when that one was made. */
  carriedFrom: z.nullable(z.number()),
})
const fileSchema = z.strictObject({
  bytes: z.number().check(z.int(), z.minimum(0)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})
const manifestSchema = z.strictObject({
  palabre: z.literal('copy'),
  version: z.literal(1),
  /** Milliseconds since the epoch. */
  madeAt: z.number(),
  /** Which house: another one's copies on the same stick are left alone. */
  house: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  rooms: z.record(z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)), roomSchema),
  /** Every other file, by its path with `/`. */
  files: z.record(z.string(), fileSchema),
})
export type CopyManifest = z.infer<typeof manifestSchema>
export type CopiedRoom = z.infer<typeof roomSchema>

export const manifestName = 'manifest.json'

/** Null for what is no copy of ours, is of a newer program, or names a path that leaves its folder. */
export function parseManifest(text: string): CopyManifest | null {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(text))
    if (!parsed.success) return null
    return Object.keys(parsed.data.files).every(isInside) ? parsed.data : null
  } catch {
    return null
  }
}

/** Only the folders that a data folder has, and no way out of them. */
function isInside(path: string): boolean {
  const parts = path.split('/')
  const known = path === 'format.json' || parts[0] === 'archive' || parts[0] === 'secrets'
  return known && parts.every((part) => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(part) && !part.includes('..'))
}
