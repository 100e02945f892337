import type { SessionId } from '../../shared/domain/ids.ts'
import type { Snapshot, SnapshotReason } from '../../shared/domain/snapshot.ts'
import { createArchiveIndex } from './archive-index.ts'
import type { ArchiveTree } from './archive-tree.ts'
import { redactSnapshot } from './build-snapshot.ts'
import { type ChainLine, chainLine, chainToText, parseChain } from './chain-file.ts'
import { checkGuide } from './check-guide.ts'
import type { Fault } from './fault.ts'
import { type Origin, originNote, type Report, readOrigin, sameBytes } from './report-file.ts'
import { bytesHash, sealToWords } from './seal.ts'
import { snapshotToText } from './snapshot-file.ts'
import { type ChainResult, verifyChain } from './verify-chain.ts'
import { verifySnapshot } from './verify-snapshot.ts'

/** What remains of the sessions, as files that any machine can check. Nothing in it is ever edited. */
export interface Archive {
  /**
   * Keeps a snapshot and the reports made from it; when it answers `stored` both survive a power cut. The same
   * snapshot again is `stored` too, so that a close that was interrupted can be repeated. Refusals: `not-sound`: it
   * does not verify; `not-next`: another one has its number, or it does not name the one before; `chain-damaged`.
   * Rejects when the disk does.
   */
  store(snapshot: Snapshot, reports: readonly Report[]): Promise<StoreAnswer>
  /** Oldest first; empty when nothing is kept of this session. */
  list(session: SessionId): Promise<readonly StoredSnapshot[]>
  /** Verified on each reading. */
  load(session: SessionId, seq: number): Promise<LoadAnswer>
  report(session: SessionId, seq: number, name: string): Promise<ReportAnswer>
  /** `witness`: the last seal as it stands on the signed minutes, whole or in 16 characters. */
  verify(session: SessionId, witness?: string): Promise<ChainResult | { readonly is: 'missing' }>
  /**
   * Hides in each snapshot the items that `plan` names, for good; all still verify. The reports of a snapshot that
   * changes are written anew before it is, so that a power cut leaves it to be done again, never half done; one that
   * `remake` does not give is emptied. A damaged snapshot stays as it is: hiding something in it would cover the
   * traces. Gives the number of snapshots changed; rejects when the disk does.
   */
  redact(session: SessionId, plan: RedactionPlan, remake: RemakeReports): Promise<number>
}

/** Ids of the items to be hidden in this snapshot; unknown ones are ignored. */
export type RedactionPlan = (snapshot: Snapshot) => readonly string[]
/** The reports of a redacted snapshot, as far as they can be made, under their names. `before`: the bytes of each, null where they were changed or lost. */
export type RemakeReports = (
  redacted: Snapshot,
  before: ReadonlyMap<string, Uint8Array | null>,
) => Promise<readonly Report[]>

export interface StoredSnapshot {
  readonly seq: number
  readonly reason: SnapshotReason
  /** ISO, the server's clock. */
  readonly takenAt: string
  readonly seal: string
  /** For people: `ABCD EFGH IJKL MNOP`. */
  readonly sealWords: string
  readonly reports: readonly string[]
}
export type StoreAnswer =
  | { readonly is: 'stored'; readonly snapshot: StoredSnapshot }
  | { readonly is: 'refused'; readonly why: 'not-sound' | 'not-next' | 'chain-damaged' }
export type LoadAnswer =
  | { readonly is: 'found'; readonly snapshot: Snapshot; readonly text: string; readonly redacted: readonly string[] }
  | { readonly is: 'damaged'; readonly faults: readonly Fault[] }
  | { readonly is: 'missing' }
export type ReportAnswer =
  /** `madeAnew`: in place of an earlier one, whose words were protected since. */
  | { readonly is: 'found'; readonly bytes: Uint8Array; readonly madeAnew: boolean }
  /** Changed since it was made: not false, but no longer ours (« modifié après génération »). */
  | { readonly is: 'changed'; readonly bytes: Uint8Array }
  /** It held words that were protected since, and could not be made without them. */
  | { readonly is: 'taken-away' }
  | { readonly is: 'missing' }

export function createArchive(deps: { readonly tree: ArchiveTree }): Archive {
  const { tree } = deps
  const index = createArchiveIndex(tree)
  const readText = async (path: string) => {
    const bytes = await tree.read(path)
    return bytes === null ? null : Buffer.from(bytes).toString('utf8')
  }
  const chainText = (folder: string) => readText(`${folder}/chain.jsonl`)
  const readChain = async (folder: string) => parseChain((await chainText(folder)) ?? '')
  const folderOf = (session: SessionId) => index.find(session)
  const reportAt = async (folder: string, seq: number, name: string): Promise<ReportAnswer> => {
    const path = reportPath(folder, seq, name)
    const bytes = await tree.read(path)
    if (bytes === null) return { is: 'missing' }
    const origin = readOrigin((await readText(`${path}.prov.json`)) ?? '')
    if (origin === null || !sameBytes(origin, bytes)) return { is: 'changed', bytes }
    if (origin.protected === 'taken-away') return { is: 'taken-away' }
    return { is: 'found', bytes, madeAnew: origin.protected === 'made-anew' }
  }

  return {
    async store(snapshot, reports) {
      const text = snapshotToText(snapshot)
      if (verifySnapshot(text).is === 'broken') return { is: 'refused', why: 'not-sound' }
      const folder = await index.findOrChoose(snapshot)
      const lines = await readChain(folder)
      const sound = lines.filter((line) => line !== null)
      if (sound.length !== lines.length) return { is: 'refused', why: 'chain-damaged' }
      const line = chainLine(
        snapshot,
        reports.map((report) => report.name),
      )
      const there = sound[snapshot.head.seq - 1]
      if (there?.seal === snapshot.seal) return { is: 'stored', snapshot: storedOf(there) }
      if (!isNext(snapshot, sound)) return { is: 'refused', why: 'not-next' }
      for (const report of reports) await writeReport(tree, folder, snapshot, report)
      await tree.write(snapshotPath(folder, snapshot.head.seq), Buffer.from(text, 'utf8'))
      await tree.write(`${folder}/LISEZMOI.txt`, Buffer.from(checkGuide(snapshot), 'utf8'))
      // The chain's line comes last: only with it is the snapshot part of the archive.
      await tree.write(`${folder}/chain.jsonl`, Buffer.from(chainToText([...sound, line]), 'utf8'))
      index.keep(snapshot, folder)
      return { is: 'stored', snapshot: storedOf(line) }
    },
    async list(session) {
      const folder = await folderOf(session)
      if (folder === null) return []
      return (await readChain(folder)).flatMap((line) => (line === null ? [] : [storedOf(line)]))
    },
    async load(session, seq) {
      const folder = await folderOf(session)
      const line = folder === null ? null : (await readChain(folder))[seq - 1]
      if (folder === null || line === undefined) return { is: 'missing' }
      const text = await readText(snapshotPath(folder, seq))
      if (text === null) return { is: 'damaged', faults: [{ at: 'file', why: 'missing', line: null }] }
      if (line === null) return { is: 'damaged', faults: [{ at: 'chain' }] }
      const result = verifySnapshot(text, line.seal)
      if (result.is === 'broken') return { is: 'damaged', faults: result.faults }
      return { is: 'found', snapshot: result.snapshot, text, redacted: result.redacted }
    },
    async report(session, seq, name) {
      const folder = await folderOf(session)
      const line = folder === null ? undefined : (await readChain(folder))[seq - 1]
      if (folder === null || !line?.reports.includes(name)) return { is: 'missing' }
      return await reportAt(folder, seq, name)
    },
    async verify(session, witness) {
      const folder = await folderOf(session)
      if (folder === null) return { is: 'missing' }
      const chain = await chainText(folder)
      // Snapshots without their chain: somebody took away what told their order, and how many there were.
      if (chain === null) return { is: 'broken', faults: [{ seq: 1, fault: { at: 'chain' } }] }
      const lines = parseChain(chain)
      const texts = await Promise.all(lines.map((_, at) => readText(snapshotPath(folder, at + 1))))
      return verifyChain(texts, lines, witness ?? null)
    },
    async redact(session, plan, remake) {
      const folder = await folderOf(session)
      if (folder === null) return 0
      let changed = 0
      for (const line of await readChain(folder)) {
        const path = line === null ? null : snapshotPath(folder, line.seq)
        const result = path === null ? null : verifySnapshot((await readText(path)) ?? '')
        if (line === null || path === null || result?.is !== 'sound') continue
        const redacted = redactSnapshot(result.snapshot, plan(result.snapshot))
        const text = snapshotToText(redacted)
        if (text === snapshotToText(result.snapshot)) continue
        const before = new Map<string, Uint8Array | null>()
        for (const name of line.reports) {
          const report = await reportAt(folder, line.seq, name)
          before.set(name, report.is === 'found' ? report.bytes : null)
        }
        const made = await remake(redacted, before)
        for (const name of line.reports) {
          const report = made.find((each) => each.name === name)
          if (report !== undefined) await writeReport(tree, folder, redacted, report, 'made-anew')
          else await writeReport(tree, folder, redacted, { name, bytes: new Uint8Array() }, 'taken-away')
        }
        await tree.write(path, Buffer.from(text, 'utf8'))
        changed += 1
      }
      return changed
    },
  }
}

function isNext({ head }: Snapshot, lines: readonly ChainLine[]): boolean {
  return head.seq === lines.length + 1 && head.prev === (lines.at(-1)?.seal ?? null)
}

function storedOf({ seq, reason, takenAt, seal, reports }: ChainLine): StoredSnapshot {
  return { seq, reason, takenAt, seal, sealWords: sealToWords(seal), reports }
}

async function writeReport(
  tree: ArchiveTree,
  folder: string,
  snapshot: Snapshot,
  report: Report,
  since?: Origin['protected'],
): Promise<void> {
  const path = reportPath(folder, snapshot.head.seq, report.name)
  await tree.write(path, report.bytes)
  const note = originNote(report, snapshot.seal, bytesHash(report.bytes), since)
  await tree.write(`${path}.prov.json`, Buffer.from(note, 'utf8'))
}

function snapshotPath(folder: string, seq: number): string {
  return `${folder}/snapshots/${String(seq).padStart(4, '0')}.json`
}

/** Each snapshot's reports have a folder of their own: a correction's minutes do not overwrite those it corrects. */
function reportPath(folder: string, seq: number, name: string): string {
  return `${folder}/reports/${String(seq).padStart(4, '0')}/${name}`
}
