import { WebSocket } from 'ws'
import type { Random } from '../../server/runtime/random.ts'
import { COMMAND_KINDS, type CommandKind } from '../../shared/domain/command-kind.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import { mayCommand } from '../../shared/domain/permission.ts'
import { newId, type Seat } from '../server/gateway/wire.ts'
import { commandSamples } from '../server/session/command-samples.ts'
import { pick } from './fast-random.ts'
import { emptyStepTwo, flood, forgedFrame, idleFrame, type Offence, offences, type Sight } from './wire-messages.ts'
import type { Door, Target, WireWorld } from './wire-world.ts'

export interface AttackFigures {
  /** Whoever offends is to be cut within this. */
  readonly cutWithinMs: number
  messages: number
  sockets: number
  commands: number
  /** Sockets that the server ended, by close code or status. */
  ends: Record<string, number>
}

export type WireFault = 'letIn' | 'notCut' | 'wrongCode' | 'commandsLetIn'
export type Report = (fault: WireFault, what: string) => void

const ANSWER_WITHIN_MS = 10_000
const BURST = 40
/** Named refusals of a document's socket, beside those of the WebSocket protocol itself. */
const NAMED = new Set([4401, 4403, 4404, 4409, 4410, 4508, 1002, 1007, 1009])

/** One socket on one document: a burst of forged frames, idle ones between, and mostly an offence at the end. */
export async function attackDocument(
  world: WireWorld,
  target: Target,
  sight: Sight,
  random: Random,
  figures: AttackFigures,
  report: Report,
): Promise<void> {
  figures.sockets++
  const ws = new WebSocket(`ws://${world.host}${target.seat.base}/sync/${target.document}`, {
    headers: { cookie: target.seat.cookie, origin: world.origin },
  })
  const answer = await answered(ws)
  const closed = new Promise<number>((over) => ws.on('close', (code) => over(code)))
  if (answer !== 'open') {
    figures.messages++
    figures.ends[answer] = (figures.ends[answer] ?? 0) + 1
    if (!fits(answer, target.door))
      report('letIn', `${target.what} on ${target.document}: ${answer}, not ${target.door}`)
    return
  }
  for (const frame of burst(random, sight, figures.messages)) send(ws, frame, figures)
  const offence = target.door === 'open' && random.int(10) < 7 ? offend(random) : null
  for (const frame of offence?.frames(random) ?? []) send(ws, frame, figures)
  const must = typeof target.door === 'number' ? target.door : (offence?.code ?? null)
  if (must === null) {
    ws.close()
    await closed
    return
  }
  const code = await Promise.race([closed, after(figures.cutWithinMs)])
  ws.terminate()
  figures.ends[String(code)] = (figures.ends[String(code)] ?? 0) + 1
  // A forged update earlier in the burst may have ended it before.
  const right = fits(code, must) || (target.door === 'open' && code === 4409)
  if (code === null) report('notCut', `${target.what} on ${target.document}: ${offence?.what ?? 'the door'}`)
  else if (!right)
    report(NAMED.has(code) ? 'wrongCode' : 'notCut', `${target.what} on ${target.document}: ${code}, not ${must}`)
}

/** Where a session has just been closed its sockets still open, to be told so. */
function fits(end: Door | number | null, door: Door | number): boolean {
  return end === door || (door === 410 && end === 4404)
}

function offend(random: Random): Offence {
  return random.int(60) === 0 ? flood : pick(random, offences)
}

function burst(random: Random, sight: Sight, n: number): (Uint8Array | string)[] {
  const frames: (Uint8Array | string)[] = [emptyStepTwo]
  for (let i = 1; i < BURST; i++) {
    frames.push(random.int(10) < 8 ? forgedFrame(random, sight, n + i) : idleFrame(random))
  }
  return frames
}

/** Whole, in two fragments, or with a ping between them. */
function send(ws: WebSocket, frame: Uint8Array | string, figures: AttackFigures): void {
  if (ws.readyState !== WebSocket.OPEN) return
  figures.messages++
  const cut = frame.length >> 1
  if (frame.length > 1 && figures.messages % 16 === 0) {
    ws.send(frame.slice(0, cut), { fin: false, binary: typeof frame !== 'string' })
    if (figures.messages % 32 === 0) ws.ping()
    ws.send(frame.slice(cut), { fin: true, binary: typeof frame !== 'string' })
  } else ws.send(frame)
}

/** One connection of the control channel, spoken by hand: commands of every kind, most of them not the seat's, and rubbish. */
export async function attackControl(
  world: WireWorld,
  seat: Seat,
  cards: { readonly asked: CardId; readonly other: CardId; readonly recommendation: CardId },
  random: Random,
  figures: AttackFigures,
  report: Report,
): Promise<void> {
  figures.sockets++
  const ws = new WebSocket(`ws://${world.host}${seat.base}/control/?EIO=4&transport=websocket`, {
    headers: { cookie: seat.cookie, origin: world.origin },
  })
  const answer = await answered(ws)
  if (answer !== 'open') return report('letIn', `control: ${answer} where the seat is living`)
  const closed = new Promise<null>((over) => ws.on('close', () => over(null)))
  const asked: CommandKind[] = []
  ws.on('message', (data: Buffer) => {
    const read = /^43(\d+)\[(.*)\]$/s.exec(data.toString())
    const kind = asked[Number(read?.[1])]
    if (read === null || kind === undefined || !read[2]?.includes('"is":"done"')) return
    if (mayCommand(seat.role, kind, 'recommendations') !== 'yes') report('commandsLetIn', `${seat.role} ${kind}`)
  })
  ws.send('40')
  for (let i = 0; i < BURST && ws.readyState === WebSocket.OPEN; i++) {
    figures.messages++
    figures.commands++
    ws.send(forgedCommand(random, cards, asked))
  }
  // Whoever is in the middle of an answer gets it; then he goes, or was cut for his rubbish.
  ws.send('2')
  await Promise.race([closed, pong(ws), after(ANSWER_WITHIN_MS)])
  ws.terminate()
}

function forgedCommand(
  random: Random,
  cards: { readonly asked: CardId; readonly other: CardId; readonly recommendation: CardId },
  asked: CommandKind[],
): string | Uint8Array {
  if (random.int(60) === 0) {
    return pick<string | Uint8Array>(random, [
      '451-["command",{"_placeholder":true,"num":0}]',
      Uint8Array.of(1, 2, 3),
      '42["command"',
      '42["__proto__",{}]',
      '42["disconnect"]',
      '4'.repeat(200),
      `42${'['.repeat(2_000)}`,
      '40/admin,',
    ])
  }
  const kind = pick(random, COMMAND_KINDS)
  asked.push(kind)
  const honest = commandSamples({ ...cards, fresh: newId() as CardId })[kind]
  const command = random.int(3) === 0 ? bent(random, honest) : honest
  return `42${asked.length - 1}${JSON.stringify(['command', { id: newId(), command }])}`
}

function bent(random: Random, command: object): object {
  const odd: readonly unknown[] = [null, 7, [], {}, 'x'.repeat(3_000), true, -1, { __proto__: { role: 'facilitator' } }]
  const keys = Object.keys(command)
  const key = random.int(4) === 0 ? pick(random, ['role', 'admin', 'constructor']) : pick(random, keys)
  return { ...command, [key]: pick(random, odd) }
}

function answered(ws: WebSocket): Promise<Door | number> {
  return new Promise((answer) => {
    ws.on('open', () => answer('open'))
    ws.on('unexpected-response', (_request, response) => {
      ws.terminate()
      answer(response.statusCode ?? 0)
    })
    ws.on('error', () => answer(0))
  })
}

function pong(ws: WebSocket): Promise<null> {
  return new Promise((came) => ws.on('message', (data: Buffer) => data.toString() === '3' && came(null)))
}

function after(ms: number): Promise<null> {
  return new Promise((over) => setTimeout(over, ms, null).unref())
}
