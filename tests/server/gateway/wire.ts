import { request } from 'node:http'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { io, type Socket } from 'socket.io-client'
import { type ClientOptions, WebSocket } from 'ws'
import * as Y from 'yjs'
import type { PhonePage } from '../../../shared/domain/phone-page.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { SessionRole } from '../../../shared/domain/role.ts'
import type { CommandAnswer } from '../../../shared/protocol/command.ts'
import type { ControlDown, ControlUp, Hello } from '../../../shared/protocol/control.ts'
import { frame, syncStep, verdict } from '../../../shared/protocol/frame.ts'
import type { ServedHouse } from '../../world/served-house.ts'

/** What crosses the wires, by hand: every header and every byte is the test's own. */
export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  readonly bytes: Uint8Array
  readonly json: () => unknown
}

export type Headers = Readonly<Record<string, string>>

export function call(
  house: Pick<ServedHouse, 'host'>,
  method: string,
  path: string,
  headers: Headers = {},
  body?: string | Uint8Array,
): Promise<Answered> {
  const [name = '', port = ''] = house.host.split(':')
  return new Promise((answered, failed) => {
    const sent = request({ host: name, port: Number(port), method, path, headers: { host: house.host, ...headers } })
    sent.on('error', failed)
    sent.on('response', (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', failed)
      response.on('end', () => {
        const bytes = Buffer.concat(parts)
        const text = bytes.toString('utf8')
        answered({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          bytes,
          json: () => JSON.parse(text),
        })
      })
    })
    sent.end(body)
  })
}

export const asJson = { 'content-type': 'application/json' } as const
export const asForm = { 'content-type': 'application/x-www-form-urlencoded' } as const

/** One person's place: the path it lies under and the cookie that opens it. */
export interface Seat {
  readonly role: SessionRole
  readonly base: string
  readonly cookie: string
}

/** Comes in by the link of a role, as its page does. */
export async function takeSeat(house: ServedHouse, role: SessionRole, session = house.sessions[0]): Promise<Seat> {
  const token = house.token(role, session)
  const base = `/s/${session}/${role}`
  const path = role === 'participant' ? `${base}/seat` : '/t'
  const answer = await call(house, 'POST', path, asJson, JSON.stringify({ token }))
  if (answer.status !== 200) throw new Error(`no seat: ${answer.status} ${answer.text}`)
  return { role, base, cookie: cookieIn(answer) }
}

export function cookieIn(answer: Answered): string {
  const given = answer.headers['set-cookie']
  return (Array.isArray(given) ? given : []).map((each) => each.split(';')[0]).join('; ')
}

let made = 0
/** A fresh id of the right shape: the house never asks how it came about. */
export function newId(): string {
  made++
  const tail = [...String(made)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
  return tail.padStart(26, 'z')
}

export async function send(
  house: Pick<ServedHouse, 'host'>,
  seat: Seat,
  command: unknown,
  id = newId(),
): Promise<CommandAnswer> {
  const body = JSON.stringify({ id, command })
  const answer = await call(house, 'POST', `${seat.base}/commands`, { ...asJson, cookie: seat.cookie }, body)
  return answer.json() as CommandAnswer
}

/** What the answer says in one word: `done` or the code of its refusal. */
export function said(answer: unknown): string {
  const { is, refusal } = answer as { readonly is?: string; readonly refusal?: Refusal }
  return refusal?.code ?? is ?? 'nothing'
}

/** What the page's script would start from. */
export function pageData(html: string): PhonePage {
  const json = /<script type="application\/json" id="page">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null'
  return JSON.parse(json) as PhonePage
}

export interface Control {
  readonly socket: Socket<ControlDown, ControlUp>
  readonly hello: Hello
  /** Every packet that came, as text. */
  readonly heard: () => string
  readonly send: (envelope: unknown) => Promise<CommandAnswer>
  /** Resolves with the last farewell (null without one) once the connection is gone. */
  readonly ended: Promise<Refusal | null>
  readonly leave: () => void
}

/** Joins the control channel; rejects when the door stays shut. */
export async function joinControl(
  house: Pick<ServedHouse, 'origin'>,
  seat: Seat,
  headers: Headers = {},
): Promise<Control> {
  const socket: Socket<ControlDown, ControlUp> = io(house.origin, {
    path: `${seat.base}/control`,
    transports: ['websocket'],
    extraHeaders: { cookie: seat.cookie, origin: house.origin, ...headers },
    reconnection: false,
    forceNew: true,
  })
  let heard = ''
  let farewell: Refusal | null = null
  socket.io.on('open', () => {
    socket.io.engine.on('packet', (packet: { readonly data?: unknown }) => {
      heard += String(packet.data)
    })
  })
  socket.on('farewell', (why) => {
    farewell = why
  })
  const ended = new Promise<Refusal | null>((over) => socket.on('disconnect', () => over(farewell)))
  const hello = await new Promise<Hello>((greeted, failed) => {
    socket.on('hello', greeted)
    socket.on('connect_error', failed)
    socket.on('disconnect', (why) => failed(new Error(why)))
  })
  return {
    socket,
    hello,
    heard: () => heard,
    send: (envelope) => new Promise((answer) => socket.emit('command', envelope, answer)),
    ended,
    leave: () => socket.disconnect(),
  }
}

/** A raw socket on a document, with a replica that follows it. */
export interface RawDocument {
  readonly ws: WebSocket
  readonly doc: Y.Doc
  readonly heard: () => Buffer
  /** Every verdict (message 100), read. */
  readonly verdicts: () => readonly unknown[]
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  /** Resolves once our state vector was answered. */
  readonly synced: Promise<void>
  readonly sync: (step: number, bytes: Uint8Array) => void
  readonly barrier: (n: number) => Promise<void>
}

export interface RawOptions extends ClientOptions {
  /** Asks for nothing by itself. */
  readonly silent?: boolean
  readonly name?: string
}

/** Rejects with the status when the upgrade is refused. */
export async function openRaw(
  house: Pick<ServedHouse, 'host' | 'origin'>,
  seat: Seat,
  document: string,
  { silent = false, ...options }: RawOptions = {},
): Promise<RawDocument> {
  const headers = { cookie: seat.cookie, origin: house.origin, ...options.headers }
  const ws = new WebSocket(`ws://${house.host}${seat.base}/sync/${document}`, { ...options, headers })
  ws.binaryType = 'nodebuffer'
  const doc = new Y.Doc()
  const parts: Buffer[] = []
  const verdicts: unknown[] = []
  const waiting = new Map<number, () => void>()
  let becomeSynced: () => void = () => undefined
  const synced = new Promise<void>((done) => {
    becomeSynced = done
  })
  const closed = new Promise<{ code: number; reason: string }>((over) =>
    ws.on('close', (code, reason) => over({ code, reason: reason.toString() })),
  )
  ws.on('message', (data: Buffer) => {
    parts.push(data)
    const decoder = decoding.createDecoder(new Uint8Array(data))
    const type = decoding.readVarUint(decoder)
    if (type === frame.verdict) {
      const kind = decoding.readVarUint(decoder)
      // What the document shows, every half minute: a test that asks for it reads it in what was heard.
      if (kind === verdict.content) return
      if (kind !== verdict.durable) return void verdicts.push(JSON.parse(decoding.readVarString(decoder)))
      const barrier = decoding.readVarUint(decoder)
      waiting.get(barrier)?.()
      return
    }
    if (type !== frame.sync) return
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === syncStep.one) {
      if (!silent) sync(syncStep.two, Y.encodeStateAsUpdate(doc, bytes))
      return
    }
    Y.applyUpdate(doc, bytes, 'server')
    if (step === syncStep.two) becomeSynced()
  })
  function sync(step: number, bytes: Uint8Array): void {
    ws.send(syncMessage(step, bytes))
  }
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') sync(syncStep.update, update)
  })
  await new Promise<void>((open, refused) => {
    ws.on('open', open)
    ws.on('unexpected-response', (_request, response) => {
      ws.terminate()
      refused(new Error(String(response.statusCode)))
    })
    ws.on('error', (error) => refused(error))
  })
  if (!silent) sync(syncStep.one, Y.encodeStateVector(doc))
  return {
    ws,
    doc,
    heard: () => Buffer.concat(parts),
    verdicts: () => verdicts,
    closed,
    synced,
    sync,
    barrier: (n) =>
      new Promise((durable) => {
        waiting.set(n, durable)
        ws.send(message(frame.barrier, (encoder) => encoding.writeVarUint(encoder, n)))
      }),
  }
}

export function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

export function syncMessage(step: number, bytes: Uint8Array): Uint8Array {
  return message(frame.sync, (encoder) => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

/** Looks again at each turn of the loop until it is so: what another party does cannot be awaited otherwise. */
export async function until(isSo: () => boolean, ms = 4_000): Promise<void> {
  const end = performance.now() + ms
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`not within ${ms} ms`)
    await new Promise((again) => setTimeout(again, 2))
  }
}
