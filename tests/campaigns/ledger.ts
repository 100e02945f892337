import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'

/** One run of a campaign. Runs add up: a promise of 20,000 seeds may be kept in many evenings. */
export type LedgerLine = z.infer<typeof lineSchema>

const counts = z.record(z.string(), z.number())
const lineSchema = z.strictObject({
  campaign: z.string(),
  date: z.iso.date(),
  commit: z.string(),
  seed: z.int(),
  unit: z.string(),
  tried: z.int(),
  faults: counts,
  counted: counts,
  failedSeeds: z.array(z.int()),
  skipped: z.array(z.string()),
  seconds: z.int(),
})

const file = fileURLToPath(new URL('ledger.jsonl', import.meta.url))

export function appendLedger(line: LedgerLine): void {
  appendFileSync(file, `${JSON.stringify(line)}\n`)
}

/** Every run there was, in their order. Throws where a line is not of the schema: a ledger that cannot be read proves nothing. */
export function readLedger(): LedgerLine[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => z.parse(lineSchema, JSON.parse(line)))
}

/** Tried and failed over all runs of a campaign. */
export function sumUp(lines: readonly LedgerLine[]): { readonly tried: number; readonly faults: number } {
  const faultsOf = (line: LedgerLine) => Object.values(line.faults).reduce((sum, count) => sum + count, 0)
  return {
    tried: lines.reduce((sum, line) => sum + line.tried, 0),
    faults: lines.reduce((sum, line) => sum + faultsOf(line), 0),
  }
}
