import * as Y from 'yjs'
import type { GateSeat } from '../../server/gatekeeper/gate.ts'
import type { Random } from '../../server/runtime/random.ts'
import { createSeededRandom } from '../world/random.ts'
import { forgeUpdate, forgeWithinText } from './forge-update.ts'
import { assertWithinRights, effectOf } from './gate-effect.ts'
import {
  admitVerdict,
  createRoom,
  editHonestly,
  type Honest,
  hearServer,
  type Judge,
  openPage,
  type Room,
  serverActs,
  TEXTS,
  takeMessages,
} from './gate-room.ts'

export interface CampaignFigures {
  honest: number
  honestNothing: number
  forged: number
  forgedAccepted: number
  forgedNothing: number
  /** Accepted from a hostile seat within its rights, and applied: the honest go on beside them. */
  forgedAdmitted: number
  /** Of the forged updates tried on plain Yjs: with how many it threw in mid-transaction, or kept something pending. */
  plainSampled: number
  plainThrew: number
  plainPending: number
  refusals: Record<string, number>
}

export interface CampaignPlan {
  readonly seed: number
  readonly rooms: number
  readonly stepsPerRoom: number
  readonly forgedPerMessage: number
  readonly judge: Judge
}

/**
 * Honest people write in several texts, off line and on, undo, reload; beside each of their messages stand forged ones. The
 * oracle is Yjs itself on a copy. Throws at the first false refusal, escape, exception, pending struct or divergence.
 */
export function runGateCampaign(plan: CampaignPlan): CampaignFigures {
  const random = createSeededRandom(plan.seed)
  const figures: CampaignFigures = {
    honest: 0,
    honestNothing: 0,
    forged: 0,
    forgedAccepted: 0,
    forgedNothing: 0,
    forgedAdmitted: 0,
    plainSampled: 0,
    plainThrew: 0,
    plainPending: 0,
    refusals: {},
  }
  for (let i = 0; i < plan.rooms; i++) {
    const room = createRoom(random)
    for (let step = 0; step < plan.stepsPerRoom; step++) takeStep(plan, random, room, figures)
    assertConverged(plan.judge, random, room, figures)
  }
  return figures
}

function takeStep(plan: CampaignPlan, random: Random, room: Room, figures: CampaignFigures): void {
  const place = random.int(room.honest.length)
  const page = room.honest[place] as Honest
  if (random.int(15) === 0) serverActs(random, room)
  if (random.int(25) === 0) room.honest[place] = openPage(random, room.document, page.seat, page.ids)
  else {
    editHonestly(random, page)
    // Off line for a while, so that edits meet later.
    if (random.int(3) > 0) sendAll(plan, random, room, page, figures)
  }
  for (const other of room.honest) if (random.int(3) === 0) hearServer(other, room.document)
}

function sendAll(plan: CampaignPlan, random: Random, room: Room, page: Honest, figures: CampaignFigures): void {
  for (const message of takeMessages(random, page, room.document)) {
    for (let i = 0; i < plan.forgedPerMessage; i++) tryForged(plan, random, room, page.seat, message, figures)
    sendHonest(plan.judge, room, page, message, figures)
  }
}

/** Throws when the gate refuses it, or makes of it anything else than plain Yjs would. */
export function sendHonest(
  judge: Judge,
  room: Room,
  page: Honest,
  message: Uint8Array,
  figures: Pick<CampaignFigures, 'honest' | 'honestNothing'>,
): void {
  const { document } = room
  const verdict = judge(document, message, page.seat)
  figures.honest++
  if (verdict.kind === 'refused') {
    throw new Error(`FALSE REFUSAL: ${verdict.refusal.code}, ${verdict.refusal.why}`)
  }
  const plain = effectOf(document.doc, message)
  if (verdict.kind === 'nothing') {
    figures.honestNothing++
    if (plain.changedTexts.size > 0) throw new Error('ESCAPE: an update called nothing that does something')
    return
  }
  const effect = assertWithinRights(document, verdict, page.seat)
  if (words(plain.doc) !== words(effect.doc)) throw new Error('the canonical update differs from the original')
  if (Y.encodeStateAsUpdate(plain.doc).join() !== Y.encodeStateAsUpdate(effect.doc).join()) {
    throw new Error('the canonical update leaves another document than the original')
  }
  admitVerdict(document, verdict)
}

function tryForged(
  plan: CampaignPlan,
  random: Random,
  room: Room,
  own: GateSeat,
  message: Uint8Array,
  figures: CampaignFigures,
): void {
  const { document } = room
  const seat = pickSeat(random, room, own)
  const byHand = seat.seat === HOSTILE && random.int(2) === 0
  const forged = byHand ? forgeWithinText(random, document.doc) : forgeUpdate(random, message, document.doc)
  const looks = figures.forged++ % 8 === 0
  const before = looks ? Y.encodeStateAsUpdate(document.doc).join() : null
  const verdict = plan.judge(document, forged, seat)
  if (before !== null) {
    if (Y.encodeStateAsUpdate(document.doc).join() !== before) throw new Error('ESCAPE: judging changed the document')
    const plain = effectOf(document.doc, forged)
    figures.plainSampled++
    if (plain.threw) figures.plainThrew++
    if (plain.pending) figures.plainPending++
  }
  if (verdict.kind === 'refused') {
    figures.refusals[verdict.refusal.code] = (figures.refusals[verdict.refusal.code] ?? 0) + 1
  } else if (verdict.kind === 'nothing') figures.forgedNothing++
  else {
    figures.forgedAccepted++
    assertWithinRights(document, verdict, seat)
    // Whoever uses an id first owns it; those of others' unsent words cannot be guessed outside of this test.
    const guessed = verdict.binds.some((id) => room.honest.some((page) => page.doc.clientID === id))
    if (seat.seat !== HOSTILE || guessed) return
    figures.forgedAdmitted++
    admitVerdict(document, verdict)
  }
}

const HOSTILE = 'hostile'

/** The sender's own, another's, one with little room left, or one that may write and does so with forged updates only. */
function pickSeat(random: Random, room: Room, own: GateSeat): GateSeat {
  const how = random.int(4)
  if (how === 0) return own
  if (how === 1) return (room.honest[random.int(room.honest.length)] as Honest).seat
  if (how === 2) return withLittleRoom(own)
  return { seat: HOSTILE, rightOn: () => ({ mayInsert: true, mayDelete: 'own', charactersMax: 10_000 }) }
}

function withLittleRoom(seat: GateSeat): GateSeat {
  return {
    seat: seat.seat,
    rightOn(text) {
      const right = seat.rightOn(text)
      return right === null ? null : { ...right, charactersMax: 40 }
    },
  }
}

/** When everybody has sent and heard everything, every page, and a page that comes only now, shows the same words. */
export function assertConverged(
  judge: Judge,
  random: Random,
  room: Room,
  figures: Pick<CampaignFigures, 'honest' | 'honestNothing'>,
): void {
  for (const page of room.honest) {
    for (const message of [Y.encodeStateAsUpdate(page.doc)]) sendHonest(judge, room, page, message, figures)
  }
  const seat = { seat: 'late', rightOn: () => null }
  const late = openPage(random, room.document, seat, new Set())
  for (const page of [...room.honest, late]) {
    hearServer(page, room.document)
    if (words(page.doc) !== words(room.document.doc)) throw new Error('DIVERGED: a page shows other words')
  }
}

function words(doc: Y.Doc): string {
  return JSON.stringify(TEXTS.map((text) => doc.getText(text).toString()))
}
