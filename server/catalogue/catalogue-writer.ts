import { asId, type LinkId, type SessionId } from '../../shared/domain/ids.ts'
import { refusal } from '../../shared/domain/refusal.ts'
import type { CatalogueAnswer, CatalogueEnvelope } from '../../shared/protocol/catalogue-command.ts'
import { sealToWords } from '../archive/seal.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import type { Random } from '../runtime/random.ts'
import type { CatalogueChange } from './catalogue.ts'
import { changedSheets, revokedBy, sheetsOf } from './catalogue-changes.ts'
import type { CatalogueRecord } from './catalogue-record.ts'
import { type CatalogueWrite, linksOf } from './catalogue-state.ts'
import { decideCatalogue } from './decide/decide-catalogue.ts'
import { createLinkIndex, type LinkIndex } from './link-index.ts'
import type { SecretRing } from './secret-ring.ts'
import { sheetOf } from './session-sheet.ts'
import { tokenHash } from './tokens.ts'

export interface CatalogueWriter {
  readonly command: (envelope: CatalogueEnvelope) => Promise<CatalogueAnswer>
  readonly markSealed: (session: SessionId, seal: string) => Promise<void>
  readonly markCorrected: (session: SessionId, seal: string) => Promise<void>
  /** As the last thing written left them. */
  readonly links: () => LinkIndex
}

export interface CatalogueWriterDeps {
  readonly record: CatalogueRecord
  readonly ring: SecretRing
  readonly random: Random
  readonly clock: Clock
  readonly log: Log
  readonly tell: (changes: readonly CatalogueChange[]) => void
}

/** All that changes the catalogue goes through here, one after the other: each is decided upon what lies on disk. */
export function createCatalogueWriter(deps: CatalogueWriterDeps): CatalogueWriter {
  const { record, ring, log } = deps
  let links = createLinkIndex(record.state(), ring.ofSession)
  let tail: Promise<unknown> = Promise.resolve()
  const queued = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = tail.then(work)
    // Who asked hears of a failure; the next in the queue begins all the same.
    tail = done.catch(() => undefined)
    return done
  }
  const now = () => new Date(deps.clock.now()).toISOString()
  const newLinkId = () => asId<LinkId>(deps.random.id())

  async function apply({ id, command }: CatalogueEnvelope): Promise<CatalogueAnswer> {
    const known = record.answerTo(id)
    if (known !== null) return known
    const decision = decideCatalogue({ state: record.state(), newLinkId, now }, command)
    if (decision.is === 'refused') return decision
    const answer: CatalogueAnswer = { is: 'done', id: decision.id }
    // The secret comes first: a session whose links cannot be told again must not be on disk.
    const born = command.kind === 'make-session' ? command.session : null
    if (born !== null) await ring.make(born)
    const sheets = sheetsOf(record.state())
    const failed = await record.write(decision.writes, { id, answer })
    if (failed !== null && born !== null) await ring.shred(born)
    links = createLinkIndex(record.state(), ring.ofSession)
    if (failed !== null) {
      log.error('commit-failed', { room: 'catalog', reason: failed })
      return { is: 'refused', refusal: refusal(failed === 'disk-full' ? 'disk-full' : 'unavailable'), field: null }
    }
    deps.tell([...revokedBy(decision.writes), ...changedSheets(record.state(), sheets)])
    return answer
  }

  return {
    command: (envelope) =>
      queued(() => apply(envelope)).catch((error: unknown): CatalogueAnswer => {
        log.error('commit-failed', { room: 'catalog' }, error)
        return { is: 'refused', refusal: refusal('unavailable'), field: null }
      }),
    markSealed: (session, seal) =>
      queued(async () => {
        const writes = sealWrites(record, links, session, seal)
        const failed = writes.length === 0 ? null : await record.write(writes, null)
        if (failed !== null) throw new Error(`the seal could not be written: ${failed}`)
        await ring.shred(session)
        links = createLinkIndex(record.state(), ring.ofSession)
      }),
    markCorrected: (session, seal) =>
      queued(async () => {
        const row = record.state().session.get(session)
        if (row?.standing.is !== 'sealed') throw new Error('no sealed session to be corrected')
        if ((row.standing.correctedSeal ?? row.standing.seal) === seal) return
        const corrected = { ...row, standing: { ...row.standing, correctedSeal: seal } }
        const failed = await record.write([{ table: 'session', key: session, row: corrected }], null)
        if (failed !== null) throw new Error(`the seal of a correction could not be written: ${failed}`)
      }),
    links: () => links,
  }
}

/** Links go, and the hashes of the participants' tokens stay. Nothing to write when it is sealed already. */
function sealWrites(record: CatalogueRecord, links: LinkIndex, session: SessionId, seal: string): CatalogueWrite[] {
  const state = record.state()
  const row = state.session.get(session)
  if (row === undefined) throw new Error('no such session to be sealed')
  if (row.standing.is === 'sealed') return []
  const own = linksOf(state, session)
  const oldTokens = own.flatMap((link) => {
    const token = link.role === 'participant' ? links.tokenOf(link.id) : null
    return token === null ? [] : [tokenHash(token) ?? '']
  })
  const takenBack = own.filter((link) => link.revoked).map((link) => link.id)
  const sheet = sheetOf(state, row)
  const standing = { is: 'sealed', seal, sealWords: sealToWords(seal), sheet, oldTokens, takenBack } as const
  return [
    { table: 'session', key: session, row: { ...row, standing } },
    ...own.map((link): CatalogueWrite => ({ table: 'link', key: link.id, row: null })),
  ]
}
