import * as Y from 'yjs'
import { type GateSeat, judge as realJudge, type Verdict } from '../../server/gatekeeper/gate.ts'
import type { Random } from '../../server/runtime/random.ts'
import { aBomb, bendBytes, inSecondEncoding } from './bend-bytes.ts'
import { createFastRandom, pick } from './fast-random.ts'
import { forgeOfGrid, type Ground, surveyGround } from './forge-grid.ts'
import { forgeUpdate, forgeWithinText } from './forge-update.ts'
import { assertConverged, sendHonest } from './gate-campaign.ts'
import { assertWithinRights } from './gate-effect.ts'
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
  takeMessages,
} from './gate-room.ts'
import { aLargeDocument, heavyShapes, heavySizes, mayEverything } from './heavy-updates.ts'
import { createOwnTime, type OwnTime } from './own-time.ts'

const STEPS_PER_ROOM = 40
const FORGED_PER_STEP = 64
const FORGED_PER_ROOM = STEPS_PER_ROOM * FORGED_PER_STEP

export interface ForgePlan {
  readonly n: number
  readonly seed: number
  /** The gate; another one where it shall be seen that this campaign sees. */
  readonly judge?: Judge
  readonly ownTime?: OwnTime
  readonly say?: (line: string) => void
}

export interface ForgeFigures {
  forged: number
  admitted: number
  accepted: number
  nothing: number
  honest: number
  honestNothing: number
  heavy: number
  refusals: Record<string, number>
  /** By the name of what went wrong. */
  faults: Record<(typeof FAULTS)[number], number>
  failedSeeds: number[]
  /** First words of the first fault, for people. */
  firstFault: string | null
  worstOnceMs: number
  worstRunningMs: number
}

/** What a thrown oracle begins with. */
const FAULTS = ['escapes', 'falseRefusals', 'diverged', 'exceptions', 'tooDear'] as const

/**
 * Rooms of honest people at work, each of whose steps is followed by sixty-four forgeries that go before the gate: of every cell
 * of the grid in turn, honest bytes bent, struct by struct by hand, and once a room one made to be dear. Whatever is refused
 * must leave every byte of the document as it was, whatever is let in stay within the seat's rights, nothing pend, nothing
 * throw; honest edits go on to pass, and in the end all pages agree. Each room has a seed of its own: `seed + its number`.
 */
export function runForgeCampaign(plan: ForgePlan): ForgeFigures {
  const ownTime = plan.ownTime ?? createOwnTime()
  const figures: ForgeFigures = {
    forged: 0,
    admitted: 0,
    accepted: 0,
    nothing: 0,
    honest: 0,
    honestNothing: 0,
    heavy: 0,
    refusals: {},
    faults: { escapes: 0, falseRefusals: 0, diverged: 0, exceptions: 0, tooDear: 0 },
    failedSeeds: [],
    firstFault: null,
    worstOnceMs: 0,
    worstRunningMs: 0,
  }
  const judge = plan.judge ?? realJudge
  const large = aLargeDocument()
  for (let rank = 0; figures.forged < plan.n; rank++) {
    const seed = plan.seed + rank
    const random = createFastRandom(seed)
    try {
      runRoom({ judge, random, ownTime, figures, firstCell: seed * FORGED_PER_ROOM })
      const size = pick(random, heavySizes)
      const dear = pick(random, Object.values(heavyShapes))(random, size)
      ownTime.watch(() => judge(large, dear, mayEverything))
      figures.heavy++
      figures.forged++
    } catch (fault) {
      const said = fault instanceof Error ? fault.message : String(fault)
      figures.faults[kindOf(said)]++
      figures.failedSeeds.push(seed)
      figures.firstFault ??= said
      // A guard that is missing shows at once; a gate that lets everything in need not do so a thousand times.
      if (figures.failedSeeds.length >= 20) break
    }
    if (rank % 500 === 499) plan.say?.(`${figures.forged.toLocaleString('en')} forged, ${figures.accepted} accepted`)
  }
  figures.faults.tooDear = ownTime.tooDear()
  figures.worstOnceMs = ownTime.worstOnceMs()
  figures.worstRunningMs = ownTime.worstRunningMs()
  return figures
}

function kindOf(said: string): (typeof FAULTS)[number] {
  if (said.startsWith('ESCAPE') || said.includes('canonical')) return 'escapes'
  if (said.startsWith('FALSE REFUSAL')) return 'falseRefusals'
  return said.startsWith('DIVERGED') ? 'diverged' : 'exceptions'
}

interface RoomRun {
  readonly judge: Judge
  readonly random: Random
  readonly ownTime: OwnTime
  readonly figures: ForgeFigures
  readonly firstCell: number
}

function runRoom(run: RoomRun): void {
  const { judge, random, figures } = run
  const room = createRoom(random)
  /** What honest people sent, to be bent. */
  const heard: Uint8Array[] = [Y.encodeStateAsUpdate(room.document.doc)]
  let cell = run.firstCell
  for (let step = 0; step < STEPS_PER_ROOM; step++) {
    for (const message of actHonestly(run, room)) if (heard.push(message) > 12) heard.shift()
    const guard = guardDocument(room)
    let ground = survey(room)
    for (let i = 0; i < FORGED_PER_STEP; i++) {
      const seat = pickSeat(random, room)
      const forged = forge(run, ground, seat, heard, cell++)
      if (tryForged(run, room, forged, seat, guard)) ground = survey(room)
    }
    guard.hasNotMoved()
  }
  assertConverged(judge, random, room, figures)
}

const survey = (room: Room) =>
  surveyGround(
    room.document,
    room.honest.map((page) => page.doc.clientID),
  )

function actHonestly({ judge, random, figures }: RoomRun, room: Room): readonly Uint8Array[] {
  const place = random.int(room.honest.length)
  const page = room.honest[place] as Honest
  if (random.int(15) === 0) serverActs(random, room)
  let messages: readonly Uint8Array[] = []
  if (random.int(25) === 0) room.honest[place] = openPage(random, room.document, page.seat, page.ids)
  else {
    editHonestly(random, page)
    // Off line for a while, so that edits meet later.
    if (random.int(3) > 0) messages = takeMessages(random, page, room.document)
    for (const message of messages) sendHonest(judge, room, page, message, figures)
  }
  for (const other of room.honest) if (random.int(3) === 0) hearServer(other, room.document)
  return messages
}

function forge(
  { random }: RoomRun,
  ground: Ground,
  seat: GateSeat,
  heard: readonly Uint8Array[],
  cell: number,
): Uint8Array {
  const honest = pick(random, heard)
  const how = random.int(64)
  if (how < 34) return forgeOfGrid(ground, seat, random, cell)
  if (how < 58) return bendBytes(random, honest, pick(random, heard))
  if (how < 60) return forgeUpdate(random, honest, ground.doc)
  if (how < 62) return forgeWithinText(random, ground.doc)
  if (how < 63) return inSecondEncoding(honest)
  return random.int(2) === 0 ? aBomb(random) : bendBytes(random, aBomb(random), honest)
}

/** True: the document is another now. */
function tryForged(run: RoomRun, room: Room, forged: Uint8Array, seat: GateSeat, guard: Guard): boolean {
  const { figures } = run
  figures.forged++
  const verdict: Verdict = run.ownTime.watch(() => run.judge(room.document, forged, seat))
  if (verdict.kind === 'refused') {
    figures.refusals[verdict.refusal.code] = (figures.refusals[verdict.refusal.code] ?? 0) + 1
    return false
  }
  if (verdict.kind === 'nothing') {
    figures.nothing++
    return false
  }
  figures.accepted++
  guard.hasNotMoved()
  assertWithinRights(room.document, verdict, seat)
  // Whoever uses an id first owns it; those of others' unsent words cannot be guessed outside of this test.
  const guessed = verdict.binds.some((id) => room.honest.some((page) => page.doc.clientID === id))
  if (seat.seat !== HOSTILE || guessed || run.random.int(4) > 0) return false
  figures.admitted++
  admitVerdict(room.document, verdict)
  guard.moves()
  return true
}

/** Every byte of a document, and who owns what in it. */
interface Guard {
  /** Throws when anything changed since the last time. */
  readonly hasNotMoved: () => void
  readonly moves: () => void
}

function guardDocument(room: Room): Guard {
  const look = () => {
    const { doc, owners, texts, serverClients } = room.document
    const counts = `${owners.size} ${texts.size} ${serverClients.size} ${doc.share.size}`
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error('ESCAPE: something pends')
    return { bytes: Buffer.from(Y.encodeStateAsUpdate(doc)), counts }
  }
  let before = look()
  return {
    hasNotMoved() {
      const now = look()
      const same = now.counts === before.counts && now.bytes.equals(before.bytes)
      if (!same) throw new Error('ESCAPE: judging changed the document')
    },
    moves() {
      before = look()
    },
  }
}

const HOSTILE = 'hostile'
const hostile: GateSeat = {
  seat: HOSTILE,
  rightOn: () => ({ mayInsert: true, mayDelete: 'own', charactersMax: 10_000 }),
}

/** One of the room's seats, one of theirs with little room left, one that may nothing, or one that writes forgeries only. */
function pickSeat(random: Random, room: Room): GateSeat {
  const { seat } = pick(random, room.honest)
  const how = random.int(8)
  if (how < 3) return seat
  if (how < 5) return { seat: seat.seat, rightOn: (text) => withLittleRoom(seat, text) }
  return how < 6 ? { seat: HOSTILE, rightOn: () => null } : hostile
}

function withLittleRoom(seat: GateSeat, text: string) {
  const right = seat.rightOn(text)
  return right === null ? null : { ...right, charactersMax: 40 }
}
