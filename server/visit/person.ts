import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { readStage } from '../../shared/document/read-stage.ts'
import type { CommandId } from '../../shared/domain/ids.ts'
import type { RoleView, ViewPatch } from '../../shared/domain/role-view.ts'
import type { StageView } from '../../shared/domain/stage-view.ts'
import type { TextName } from '../../shared/domain/text.ts'
import type { Command, CommandAnswer } from '../../shared/protocol/command.ts'
import type { ControlDown, ControlUp, Hello } from '../../shared/protocol/control.ts'
import { frame, syncStep, verdict } from '../../shared/protocol/frame.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Random } from '../runtime/random.ts'

/**
 * Somebody in the room without a browser, over the real sockets: the visit's twelve people, and those of journeys and
 * benchmarks. Comes back by itself when the server was away, with a pause of its own length.
 */
export interface Person {
  readonly base: string
  readonly stage: () => StageView | null
  readonly view: () => RoleView | null
  /** Resolves with the server's answer, however long it was away: sent again under the same id. */
  readonly send: (command: Command) => Promise<CommandAnswer>
  readonly open: (document: string) => OpenDocument
  /** Gives what ends the listening. */
  readonly onStage: (listener: () => void) => () => void
  /** Bytes heard so far on both channels. */
  readonly heardBytes: () => number
  readonly leave: () => void
}

export interface OpenDocument {
  readonly doc: Y.Doc
  readonly ready: Promise<void>
  readonly insert: (name: TextName, at: number, words: string) => void
  /** Resolves when all that was written is on disk. */
  readonly saved: () => Promise<void>
  readonly close: () => void
}

interface Deps {
  readonly origin: string
  readonly clock: Clock
  readonly random: Random
}

/** Comes in by a participant's link, as a phone does. Throws when the door is closed. */
export async function enterByQr(deps: Deps, token: string): Promise<Person> {
  const page = await (await fetch(`${deps.origin}/J/${token}`)).text()
  const json = /<script type="application\/json" id="page">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}'
  const { base } = JSON.parse(json) as { readonly base?: string | null }
  if (base == null) throw new Error('the link opens no session')
  const seat = await post(deps.origin, `${base}/seat`, { token })
  return await attend(deps, base, cookieOf(seat))
}

/** Comes in by a team link. Throws when it opens nothing. */
export async function enterByTeamLink(deps: Deps, token: string): Promise<Person> {
  const entered = await post(deps.origin, '/t', { token })
  const { path } = (await entered.json()) as { readonly path?: string }
  if (path === undefined) throw new Error('the link opens no session')
  return await attend(deps, path.replace(/\/$/, ''), cookieOf(entered))
}

async function post(origin: string, path: string, body: unknown): Promise<Response> {
  const response = await fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path.split('/').at(-1)}: ${response.status}`)
  return response
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function attend(deps: Deps, base: string, cookie: string): Promise<Person> {
  let view: RoleView | null = null
  let heard = 0
  const listeners = new Set<() => void>()
  const opened = new Map<string, OpenDocument>()
  const control: Socket<ControlDown, ControlUp> = io(deps.origin, {
    path: `${base}/control`,
    transports: ['websocket'],
    extraHeaders: { cookie, origin: deps.origin },
    reconnectionDelay: 300 + deps.random.int(700),
    reconnectionDelayMax: 2_000,
  })
  const hello = new Promise<Hello>((greeted) => {
    control.on('hello', (first) => {
      view = first.view
      heard += JSON.stringify(first).length
      greeted(first)
    })
  })
  control.on('patch', (patch) => {
    heard += JSON.stringify(patch).length
    if (view !== null) view = patched(view, patch.rows)
  })
  const { documents } = await hello

  const open = (name: string): OpenDocument => {
    const known = opened.get(name)
    if (known !== undefined) return known
    const document = openDocument(
      deps,
      `${deps.origin.replace(/^http/, 'ws')}${base}/sync/${name}`,
      cookie,
      (bytes) => {
        heard += bytes
      },
    )
    opened.set(name, document)
    return document
  }
  const stage = open(documents['stage'] ?? 'stage.1')
  stage.doc.on('update', () => {
    for (const listener of listeners) listener()
  })
  await stage.ready

  return {
    base,
    stage: () => readStage(stage.doc),
    view: () => view,
    send: (command) => sendUntilAnswered(deps, control, { id: deps.random.id() as CommandId, command }),
    open: (document) => open(documents[document] ?? document),
    onStage(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    heardBytes: () => heard,
    leave() {
      control.disconnect()
      for (const document of opened.values()) document.close()
    },
  }
}

/** The same id again after each silence: applied once, whatever was lost on the way. */
function sendUntilAnswered(
  deps: Deps,
  control: Socket<ControlDown, ControlUp>,
  envelope: { readonly id: CommandId; readonly command: Command },
): Promise<CommandAnswer> {
  return new Promise((done) => {
    let answered = false
    const attempt = () => {
      if (answered) return
      control.emit('command', envelope, (answer) => {
        answered = true
        done(answer)
      })
      deps.clock.after(3_000, attempt)
    }
    attempt()
  })
}

function patched(view: RoleView, rows: ViewPatch): RoleView {
  const next: Record<string, Record<string, unknown>> = {
    ...(view as unknown as Record<string, Record<string, unknown>>),
  }
  for (const [table, changes] of Object.entries(rows)) {
    const now = { ...next[table] }
    for (const [key, row] of Object.entries(changes)) {
      if (row === null) delete now[key]
      else now[key] = row
    }
    next[table] = now
  }
  return next as unknown as RoleView
}

/** y-websocket's protocol by hand, with our barrier: small enough to be read, and a second opinion on the provider. */
function openDocument(deps: Deps, url: string, cookie: string, heard: (bytes: number) => void): OpenDocument {
  const doc = new Y.Doc()
  const waiting = new Map<number, () => void>()
  let socket: WebSocket | null = null
  let barriers = 0
  let closed = false
  let becomeReady: () => void = () => undefined
  const ready = new Promise<void>((done) => {
    becomeReady = done
  })

  const send = (write: (encoder: encoding.Encoder) => void) => {
    if (socket?.readyState !== WebSocket.OPEN) return
    const encoder = encoding.createEncoder()
    write(encoder)
    socket.send(encoding.toUint8Array(encoder))
  }
  const sync = (step: number, bytes: Uint8Array) =>
    send((encoder) => {
      encoding.writeVarUint(encoder, frame.sync)
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, bytes)
    })

  function connect(): void {
    if (closed) return
    const next = new WebSocket(url, { headers: { cookie, origin: deps.origin.replace(/^ws/, 'http') } })
    next.binaryType = 'arraybuffer'
    socket = next
    next.on('open', () => {
      sync(syncStep.one, Y.encodeStateVector(doc))
      for (const barrier of waiting.keys()) sendBarrier(barrier)
    })
    next.on('message', (data) => receive(new Uint8Array(data as ArrayBuffer)))
    next.on('error', () => next.terminate())
    next.on('close', () => void deps.clock.after(300 + deps.random.int(900), connect))
  }

  function sendBarrier(barrier: number): void {
    send((encoder) => {
      encoding.writeVarUint(encoder, frame.barrier)
      encoding.writeVarUint(encoder, barrier)
    })
  }

  function receive(message: Uint8Array): void {
    heard(message.byteLength)
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    if (type === frame.verdict && decoding.readVarUint(decoder) === verdict.durable) {
      const barrier = decoding.readVarUint(decoder)
      for (const [number, done] of waiting) {
        if (number > barrier) continue
        waiting.delete(number)
        done()
      }
    }
    if (type !== frame.sync) return
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === syncStep.one) {
      sync(syncStep.two, Y.encodeStateAsUpdate(doc, bytes))
      for (const barrier of waiting.keys()) sendBarrier(barrier)
      return
    }
    Y.applyUpdate(doc, bytes, 'server')
    if (step === syncStep.two) becomeReady()
  }

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') sync(syncStep.update, update)
  })
  connect()

  return {
    doc,
    ready,
    insert: (name, at, words) => doc.getText(name).insert(at, words),
    saved: () =>
      new Promise((done) => {
        barriers++
        waiting.set(barriers, done)
        sendBarrier(barriers)
      }),
    close() {
      closed = true
      socket?.close()
    },
  }
}
