import * as z from 'zod/mini'
import { bytesHash } from './seal.ts'

/** A document made from a snapshot. `name`: a file name of the characters that `pathSegment` leaves alone. */
export interface Report {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Where a report comes from, kept beside it: its hash and the seals of the snapshots it was made from. */
export type Origin = z.infer<typeof originSchema>

const originSchema = z.object({
  report: z.string(),
  sha256: z.string(),
  wasDerivedFrom: z.array(z.string()),
  /** Words in it were protected since: `made-anew` without them, or `taken-away`, an empty file, where it cannot be. */
  protected: z.optional(z.enum(['made-anew', 'taken-away'])),
})

/** The room's last stage, so that a phone that comes back can still read. */
export const stageFile = 'stage.json'

export function originNote(report: Report, seal: string, sha256: string, since: Origin['protected']): string {
  const origin: Origin = {
    report: report.name,
    sha256,
    wasDerivedFrom: [seal],
    ...(since === undefined ? {} : { protected: since }),
  }
  return `${JSON.stringify(origin, null, 1)}\n`
}

export function readOrigin(text: string): Origin | null {
  try {
    const read = originSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    // Not JSON: as good as missing, the report then counts as changed.
    return null
  }
}

export function sameBytes(origin: Origin, bytes: Uint8Array): boolean {
  return bytesHash(bytes) === origin.sha256
}
