import type { Snapshot } from '../../shared/domain/snapshot.ts'
import type { ChainLine } from './chain-file.ts'
import type { Fault } from './fault.ts'
import { isWitnessed, verifySnapshot } from './verify-snapshot.ts'

export interface ChainFault {
  /** Number of the snapshot; the one after the last when snapshots are missing at the end. */
  readonly seq: number
  readonly fault: Fault
}
export type ChainResult =
  | { readonly is: 'sound'; readonly snapshots: readonly Snapshot[] }
  | { readonly is: 'broken'; readonly faults: readonly ChainFault[] }

/**
 * Checks all snapshots of a session and that each names the one before. `texts`: the files in the order of their
 * numbers, null for a missing one. `lines`: the chain's own record. `witness`: the last seal as someone else holds it,
 * whole or in 16 characters; only with it is it seen that the last snapshots were cut off or that all was made anew.
 */
export function verifyChain(
  texts: readonly (string | null)[],
  lines: readonly (ChainLine | null)[],
  witness: string | null = null,
): ChainResult {
  const faults: ChainFault[] = []
  const snapshots: Snapshot[] = []
  const length = Math.max(texts.length, lines.length)
  for (let at = 0; at < length; at += 1) {
    const seq = at + 1
    const text = texts[at] ?? null
    const line = lines[at] ?? null
    if (text === null) {
      faults.push({ seq, fault: { at: 'file', why: 'missing', line: null } })
      continue
    }
    const result = verifySnapshot(text, line?.seal ?? null)
    if (result.is === 'broken') {
      faults.push(...result.faults.map((fault) => ({ seq, fault })))
      continue
    }
    faults.push(...linkFaults(result.snapshot, seq, line, snapshots.at(-1)).map((fault) => ({ seq, fault })))
    snapshots.push(result.snapshot)
  }
  const last = snapshots.at(-1)
  if (faults.length === 0 && witness !== null && (last === undefined || !isWitnessed(last.seal, witness))) {
    faults.push({ seq: length, fault: { at: 'witness' } })
  }
  return faults.length === 0 ? { is: 'sound', snapshots } : { is: 'broken', faults }
}

/** `before`: the sound snapshot that came last; when one between was broken the link to it is not judged twice. */
function linkFaults({ head, seal }: Snapshot, seq: number, line: ChainLine | null, before: Snapshot | undefined) {
  const faults: Fault[] = []
  if (head.seq !== seq) faults.push({ at: 'head', field: 'seq' })
  const follows = before === undefined ? seq === 1 : before.head.seq === seq - 1
  if (follows && head.prev !== (before?.seal ?? null)) faults.push({ at: 'head', field: 'prev' })
  if (before !== undefined && head.sessionId !== before.head.sessionId) faults.push({ at: 'head', field: 'sessionId' })
  const lineFits =
    line !== null &&
    line.seq === head.seq &&
    line.seal === seal &&
    line.prev === head.prev &&
    line.root === head.root &&
    line.takenAt === head.takenAt &&
    line.reason === head.reason &&
    line.sessionId === head.sessionId
  if (!lineFits) faults.push({ at: 'chain' })
  return faults
}
