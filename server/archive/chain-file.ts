import * as z from 'zod/mini'
import { SNAPSHOT_REASONS, type Snapshot } from '../../shared/domain/snapshot.ts'

/** What `chain.jsonl` keeps of each snapshot, one line each: a snapshot without its line was never stored. */
export type ChainLine = z.infer<typeof lineSchema>

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const lineSchema = z.strictObject({
  seq: z.int().check(z.positive()),
  takenAt: z.string(),
  reason: z.enum(SNAPSHOT_REASONS),
  root: hash,
  seal: hash,
  prev: z.nullable(hash),
  sessionId: z.string(),
  /** File names of the reports made from this snapshot. */
  reports: z.array(z.string()),
})

export function chainLine({ head, seal }: Snapshot, reports: readonly string[]): ChainLine {
  const { seq, takenAt, reason, root, prev, sessionId } = head
  return { seq, takenAt, reason, root, seal, prev, sessionId, reports: [...reports] }
}

export function chainToText(lines: readonly ChainLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** Null for a line that cannot be read, in its place. */
export function parseChain(text: string): readonly (ChainLine | null)[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      try {
        const read = lineSchema.safeParse(JSON.parse(line))
        return read.success ? read.data : null
      } catch {
        // Not JSON: damaged, which the caller is told by the null.
        return null
      }
    })
}
