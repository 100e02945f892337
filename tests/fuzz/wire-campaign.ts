import * as Y from 'yjs'
import { textName } from '../../shared/domain/text.ts'
import { call, openRaw, type Seat } from '../server/gateway/wire.ts'
import { aHouse, type House } from '../world/house.ts'
import { createFastRandom, pick } from './fast-random.ts'
import { type HonestRoom, honestPeopleAtWork } from './honest-work.ts'
import { createPlateau } from './plateau.ts'
import { isAlive, lookAt } from './server-process.ts'
import { type AttackFigures, attackControl, attackDocument, type Report, type WireFault } from './wire-attack.ts'
import { type Sight, sightOf } from './wire-messages.ts'
import { differences, oddities, serverCopy, stageFace } from './wire-oracle.ts'
import { createPace } from './wire-pace.ts'
import { hostileSeats, openForAttack, type Target, type WireWorld } from './wire-world.ts'

export interface WirePlan {
  readonly n: number
  readonly seed: number
  readonly say: (line: string) => void
  readonly limits?: WireLimits
  /** Makes the attackers' places other ones, to see that this campaign sees. */
  readonly bend?: (world: WireWorld) => WireWorld
}

export interface WireLimits {
  readonly letterP99Ms: number
  readonly growthBytes: number
  readonly cutWithinMs: number
}

const promised: WireLimits = { letterP99Ms: 250, growthBytes: 50 * 1024 * 1024, cutWithinMs: 10_000 }

export type WireFaults = Record<WireFault | 'effects' | 'slowLetters' | 'grown' | 'dead', number>

export interface WireResult {
  readonly tried: number
  readonly faults: WireFaults
  readonly counted: Record<string, number>
  readonly skipped: readonly string[]
}

/** The room for new things is all taken at once, and old ones have little: what grows afterwards is kept by somebody. */
const evenMemory = ['--min-semi-space-size=16', '--max-semi-space-size=16', '--max-old-space-size=128']
/** Sockets that attack at the same time. */
const TOGETHER = 6
/** Where others had the processor for more of the time, a slow letter is not the server's doing. */
const STARVED_SHARE = 0.15

/** `target` null: the control channel. */
interface Attacker {
  readonly seat: Seat
  readonly target: Target | null
}

/**
 * The real server, in its own process on its own disk; honest people at work in a second one; and from here hostile seats of
 * every kind against every document and the control channel. In the end the server's own copies are held against what honest
 * people wrote.
 */
export async function runWireCampaign(plan: WirePlan): Promise<WireResult> {
  const house = await aHouse([], { node: evenMemory })
  try {
    return await attack(house, plan)
  } finally {
    await house.stop()
  }
}

async function attack(house: House, plan: WirePlan): Promise<WireResult> {
  const { say } = plan
  const limits = plan.limits ?? promised
  const opened = await openForAttack(house)
  const people = await honestPeopleAtWork(house.origin, opened.links)
  const seats = await hostileSeats(house, opened, people.room)
  const world = plan.bend?.(seats) ?? seats
  const stageBefore = stageFace(await serverCopy(world, world.witness, 'stage.1'), people.room.card)
  const faults: WireFaults = {
    effects: 0,
    letIn: 0,
    notCut: 0,
    wrongCode: 0,
    commandsLetIn: 0,
    slowLetters: 0,
    grown: 0,
    dead: 0,
  }
  const said = new Set<string>()
  const report = (fault: keyof WireFaults, what: string) => {
    faults[fault]++
    if (said.size < 20 && !said.has(what)) say(`${fault}: ${what}`)
    said.add(what)
  }

  people.begin()
  const before = lookAt(house.pid())
  const { figures, growth } = await attackTogether(house, plan, world, people.room, report)
  const after = lookAt(house.pid())
  const work = await people.end()

  if (!isAlive(house.pid()) || !(await answers(world))) report('dead', 'the server answers no more')
  for (const what of await differences(world, people.room, work, stageBefore)) report('effects', what)
  for (const what of oddities(await serverCopy(world, world.secondWitness, 'answers.1'))) report('effects', what)
  for (const what of oddities(await serverCopy(world, world.secondWitness, 'desk.1'))) report('effects', what)

  const p99 = at(work.lettersMs, 0.99)
  const starved = before === null || after === null ? 0 : (after.waitedMs - before.waitedMs) / spent(before, after)
  const skipped: string[] = []
  if (p99 > limits.letterP99Ms) {
    const why = `honest letters p99 ${Math.round(p99)} ms`
    if (starved < STARVED_SHARE) report('slowLetters', why)
    else skipped.push(`${why}: others had the processor, the server waited ${Math.round(starved * 100)} % of its time`)
  }
  if (growth === null) skipped.push('memory of the server: no /proc here')
  else if (growth > limits.growthBytes) report('grown', `by ${Math.round(growth / 2 ** 20)} MB`)
  return {
    tried: figures.messages,
    faults,
    counted: {
      sockets: figures.sockets,
      commands: figures.commands,
      letters: work.lettersMs.length,
      letterP50Ms: Math.round(at(work.lettersMs, 0.5)),
      letterP99Ms: Math.round(p99),
      serverWaitedPercent: Math.round(starved * 100),
      growthMB: Math.round((growth ?? 0) / 2 ** 20),
      ...Object.fromEntries(Object.entries(figures.ends).map(([code, count]) => [`ended${code}`, count])),
    },
    skipped,
  }
}

async function attackTogether(house: House, plan: WirePlan, world: WireWorld, room: HonestRoom, report: Report) {
  const random = createFastRandom(plan.seed)
  const { cutWithinMs } = plan.limits ?? promised
  const figures: AttackFigures = { cutWithinMs, messages: 0, sockets: 0, commands: 0, ends: {} }
  const sights = await lookRound(world, room)
  const cards = { asked: room.card, other: room.card, recommendation: room.draft }
  const plateau = createPlateau(() => lookAt(house.pid())?.rssBytes ?? 0)
  const next = createPace<Attacker>(({ seat }) => seat.cookie)
  const choose = (): Attacker =>
    random.int(12) === 0
      ? { seat: pick(random, world.seats), target: null }
      : ((target) => ({ seat: target.seat, target }))(pick(random, world.targets))
  let spoken = 0
  async function one(): Promise<void> {
    while (figures.messages < plan.n && isAlive(house.pid())) {
      const { seat, target } = await next(choose)
      if (target === null) await attackControl(world, seat, cards, random, figures, report)
      else {
        const sight = sights.get(target.document) ?? pick(random, [...sights.values()])
        await attackDocument(world, target, sight, random, figures, report)
      }
      plateau.look(figures.messages / plan.n)
      if (figures.messages - spoken > 50_000) {
        spoken = figures.messages
        plan.say(`${spoken.toLocaleString('en')} messages, ${figures.sockets} sockets`)
      }
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, one))
  return { figures, growth: lookAt(house.pid()) === null ? null : plateau.growth() }
}

/** What an attacker can see: the stage, the floor that he is invited to, and of the others their names and texts. */
async function lookRound(world: WireWorld, room: HonestRoom): Promise<Map<string, Sight>> {
  const participant = pickReader(world)
  const texts = [room.answerText, room.deskText, room.floorText, textName('note', room.card), textName('minutes', null)]
  const sights = new Map<string, Sight>()
  const all: Uint8Array[] = []
  for (const document of ['stage.1', room.floor]) {
    const raw = await openRaw(world, participant, document)
    await raw.synced
    raw.ws.terminate()
    const bytes = [Y.encodeStateAsUpdate(raw.doc)]
    all.push(...bytes)
    sights.set(document, sightOf(raw.doc, document === 'stage.1' ? texts : [room.floorText], bytes))
  }
  for (const document of ['answers.1', 'desk.1']) sights.set(document, sightOf(new Y.Doc(), texts, all))
  return sights
}

function pickReader(world: WireWorld) {
  const reader = world.targets.find(({ what, door }) => what === 'participant' && door === 'open')
  if (reader === undefined) throw new Error('nobody may read')
  return reader.seat
}

async function answers(world: WireWorld): Promise<boolean> {
  return (await call(world, 'GET', '/')).status === 200
}

function spent(before: { ranMs: number; waitedMs: number }, after: { ranMs: number; waitedMs: number }): number {
  return Math.max(1, after.ranMs - before.ranMs + after.waitedMs - before.waitedMs)
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
