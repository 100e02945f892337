import * as Y from 'yjs'
import { createMemoryDisk, createMemoryJournal, type MemoryDisk } from '../../server/adapters/memory/memory-journal.ts'
import type { Journal } from '../../server/journal/journal.ts'
import { sessionRoom } from '../../server/journal/room-name.ts'
import { endlessSpace, type Space } from '../../server/journal/space.ts'
import { type Plenary, startPlenary } from '../../server/plenary/plenary.ts'
import type { Received } from '../../server/plenary/receive.ts'
import type { Clock } from '../../server/runtime/clock.ts'
import { createLog } from '../../server/runtime/log.ts'
import { readStage } from '../../shared/document/read-stage.ts'
import { asId, type CommandId, type LinkId, type SeatId, type SessionId } from '../../shared/domain/ids.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import type { RoleView, ViewPatch } from '../../shared/domain/role-view.ts'
import type { SessionRow, SessionSheet } from '../../shared/domain/session-row.ts'
import type { StageView } from '../../shared/domain/stage-view.ts'
import type { TextName } from '../../shared/domain/text.ts'
import type { Command, CommandAnswer } from '../../shared/protocol/command.ts'
import { createSteppedClock, type SteppedClock } from './clock.ts'
import { createSeededRandom } from './random.ts'

export const sheet: SessionSheet = {
  seriesId: asId('s'.repeat(26)),
  forumId: asId('f'.repeat(26)),
  seriesTitle: 'Forums régionaux',
  forumNumber: 1,
  forumTitle: 'Forum régional de la société civile',
  shortTitle: 'Forum Bamako',
  projectLine: 'Sécurité pour tous',
  place: 'Bamako',
  country: 'Mali',
  date: '2021-02-24',
  venue: 'Maison du Partenariat',
  organisers: ['Coalition citoyenne'],
  partners: [],
  funders: ['Union européenne'],
  expected: 40,
  title: 'Comprendre la réforme',
  code: 'BKO-S1',
  agenda: [{ title: 'Ouverture', minutes: 10 }],
  chair: 'Modérateur',
  rapporteur: 'Rapporteuse',
  expert: { name: 'Expert', title: 'Commissariat' },
  themes: { A: 'Participation', B: 'Information' },
  notice: 'Données d’essai.',
  language: 'fr',
  wifi: null,
}

export const sessionId = asId<SessionId>('p'.repeat(26))

export interface Person {
  readonly role: SessionRole
  readonly seat: SeatId
  /** Everything that the control channel brought, as JSON text: what the person's device knows. */
  readonly heard: () => string
  readonly view: () => RoleView
  readonly do: (command: Command, id?: string) => Promise<CommandAnswer>
  /** A replica of a document; `write` types into it and sends what changed. */
  readonly open: (base: string) => Promise<Replica>
}
export interface Replica {
  readonly doc: Y.Doc
  readonly write: (name: TextName, text: string, at?: number) => Promise<Received>
  readonly text: (name: TextName) => string
  readonly endedWith: () => number | null
  readonly bytes: () => string
}

export interface PlenaryWorld {
  readonly clock: SteppedClock
  readonly disk: MemoryDisk
  readonly memoryJournal: ReturnType<typeof createMemoryJournal>
  readonly plenary: Plenary
  readonly closings: number
  readonly person: (role: SessionRole) => Promise<Person>
  readonly stage: () => StageView
}

const silent = createLog({ level: 'silent' })

/** A whole plenary in one process on the memory journal; time is stepped by hand. The same disk again is a restart. */
export async function aPlenary(
  options: {
    readonly disk?: MemoryDisk
    readonly seed?: number
    readonly space?: (clock: Clock) => Space
    readonly full?: boolean
    /** Another disk's manners around the memory journal. */
    readonly journal?: (inner: Journal, clock: Clock) => Journal
  } = {},
): Promise<PlenaryWorld> {
  const clock = createSteppedClock()
  const random = createSeededRandom(options.seed ?? 1)
  const disk = options.disk ?? createMemoryDisk()
  const memoryJournal = createMemoryJournal(disk)
  memoryJournal.fill(options.full ?? false)
  let closings = 0
  const starting = startPlenary({
    id: sessionId,
    room: sessionRoom(sessionId),
    journal: options.journal?.(memoryJournal.journal, clock) ?? memoryJournal.journal,
    space: options.space?.(clock) ?? endlessSpace,
    clock,
    random,
    log: silent,
    onRecord: () => undefined,
    onClosing: () => {
      closings++
    },
    onLost: () => undefined,
  })
  await clock.advance(0)
  const plenary = await starting
  if (plenary === null) throw new Error('the plenary did not start')
  if (!plenary.memory().state.session.has('row')) {
    const begun = plenary.writeRows(() => [{ table: 'session', key: 'row', row: firstRow() }])
    await clock.advance(200)
    await begun
  }

  async function after<T>(promise: Promise<T>): Promise<T> {
    await clock.advance(200)
    return await promise
  }

  return {
    clock,
    disk,
    memoryJournal,
    plenary,
    get closings() {
      return closings
    },
    stage() {
      const stage = readStage(plenary.memory().stage.doc)
      if (stage === null) throw new Error('no stage')
      return stage
    },
    async person(role) {
      const seat = asId<SeatId>(random.id())
      const link = asId<LinkId>(random.id())
      const heard: string[] = []
      let view = {} as RoleView
      plenary.attend({
        seat,
        link,
        role,
        hello: (first) => {
          view = structuredClone(first)
          heard.push(JSON.stringify(first))
        },
        patch: (patch) => {
          view = patched(view, patch.rows)
          heard.push(JSON.stringify(patch))
        },
        presence: () => undefined,
        farewell: (why) => heard.push(JSON.stringify(why)),
      })
      return {
        role,
        seat,
        heard: () => heard.join('\n'),
        view: () => view,
        do: (command, id) =>
          after(plenary.command({ role, seat, link }, { id: (id ?? random.id()) as CommandId, command })),
        open: (base) => openReplica(plenary, clock, { role, seat, link }, base),
      }
    },
  }
}

async function openReplica(
  plenary: Plenary,
  clock: SteppedClock,
  actor: { readonly role: SessionRole; readonly seat: SeatId; readonly link: LinkId },
  base: string,
): Promise<Replica> {
  const doc = new Y.Doc()
  let ended: number | null = null
  let bytes = ''
  plenary.whenDurable((memory) => {
    const document = memory.documents.get(base)
    if (document === undefined) throw new Error(`no document ${base}`)
    Y.applyUpdate(doc, document.encode(), 'server')
    bytes += Buffer.from(document.encode()).toString('latin1')
    plenary.listen(base, {
      ...actor,
      deliver: (message) => {
        bytes += Buffer.from(message).toString('latin1')
        // Type, step and length stand before the update; all of them are short here.
        Y.applyUpdate(doc, updateOf(message), 'server')
      },
      deliverOwn: () => undefined,
      end: (code) => {
        ended = code
      },
    })
  })
  await clock.advance(200)
  return {
    doc,
    text: (name) => doc.getText(name).toString(),
    endedWith: () => ended,
    bytes: () => bytes,
    async write(name, text, at) {
      const updates: Uint8Array[] = []
      const collect = (update: Uint8Array) => updates.push(update)
      doc.on('update', collect)
      doc.getText(name).insert(at ?? doc.getText(name).length, text)
      doc.off('update', collect)
      const answer = new Promise<Received>((done) => plenary.update(actor, base, Y.mergeUpdates(updates), done))
      await clock.advance(500)
      return await answer
    },
  }
}

function updateOf(message: Uint8Array): Uint8Array {
  let at = 2
  while ((message[at] ?? 0) > 127) at++
  return message.subarray(at + 1)
}

function patched(view: RoleView, rows: ViewPatch): RoleView {
  const next: Record<string, Record<string, unknown>> = structuredClone(view) as never
  for (const [table, changes] of Object.entries(rows)) {
    const now = next[table] ?? {}
    for (const [key, row] of Object.entries(changes)) {
      if (row === null) delete now[key]
      else now[key] = row
    }
    next[table] = now
  }
  return next as unknown as RoleView
}

export function firstRow(): SessionRow {
  return {
    id: sessionId,
    sheet,
    phase: 'questions',
    board: { view: 'waiting', card: null, hidden: false, message: '', page: 0 },
    clock: { endsAt: null, leftMs: null },
    doorsOpen: true,
    joinCode: '482716',
    present: null,
    nextNumber: 1,
    nextRecommendation: 1,
    epoch: 1,
    closing: false,
  }
}
