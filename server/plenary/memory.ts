import { type DocumentKind, documentOfText, parseTextName, type TextName, textName } from '../../shared/domain/text.ts'
import { createLiveDocument, type LiveDocument } from '../document/live-document.ts'
import type { OwnerBind, RoomRecord } from '../journal/journal.ts'
import { createStageWriter, type StageWriter } from '../projection/stage-writer.ts'
import type { Random } from '../runtime/random.ts'
import { applyWrites, emptyState, type RowWrite, type SessionState } from '../session/state.ts'

/** All of a living session in memory. Thrown away and made anew from disk when a commit fails. */
export interface SessionMemory {
  readonly state: SessionState
  readonly documents: Map<string, LiveDocument>
  readonly stage: LiveDocument
  readonly stageWriter: StageWriter
  /** Applied commands and their first answer. */
  readonly applied: Map<string, string>
  readonly textOf: (name: TextName) => string
  /** The document in which people write a text now: its floor while one is open. */
  readonly homeOf: (name: TextName) => LiveDocument | null
  /** Makes the document of a floor; gives the binding of the server's client id that must be stored with it. */
  readonly addFloor: (base: string, text: TextName) => OwnerBind
  /** Client ids of this activation, to be stored before anything is written under them. */
  readonly binds: readonly OwnerBind[]
}

const serverSeat = 'server'

/** Folds a room's record: rows in order, documents from base and tail, owners of client ids, answers given. */
export function createSessionMemory(record: RoomRecord, random: Random): SessionMemory {
  const state = emptyState()
  for (const body of record.facts) applyWrites(state, JSON.parse(body) as RowWrite[])
  const stored = new Map(record.documents.map((each) => [each.document, each]))
  const binds: OwnerBind[] = []
  const documents = new Map<string, LiveDocument>()

  function open(kind: DocumentKind, base: string, texts: Iterable<string>): LiveDocument {
    const owners = new Map<number, string>()
    const serverClients = new Set<number>()
    for (const owner of record.owners) {
      if (owner.document !== base) continue
      owners.set(owner.client, owner.seat)
      if (owner.seat === serverSeat) serverClients.add(owner.client)
    }
    let serverClient = random.uint32()
    while (owners.has(serverClient)) serverClient = random.uint32()
    binds.push({ document: base, client: serverClient, seat: serverSeat })
    const document = createLiveDocument({
      kind,
      base,
      serverClient,
      stored: stored.get(base) ?? null,
      owners,
      serverClients,
      texts,
    })
    documents.set(base, document)
    return document
  }

  // Every session has its closing notes; all other texts are made by command (DESIGN §2).
  const names = [textName('minutes', null), ...(state.text.keys() as Iterable<TextName>)]
  const stage = open('stage', 'stage', [])
  for (const base of ['answers', 'desk'] as const) {
    open(
      base,
      base,
      names.filter((name) => documentOfName(name) === base),
    )
  }
  for (const floor of state.floor.values()) open('floor', floor.document, [floor.text])

  const homeOf = (name: TextName): LiveDocument | null => {
    const floor = state.floor.get(name)
    const base = floor?.document ?? documentOfName(name)
    return base === null ? null : (documents.get(base) ?? null)
  }
  const textOf = (name: TextName): string => {
    const home = homeOf(name)
    return home?.texts.has(name) === true ? home.doc.getText(name).toString() : ''
  }

  return {
    state,
    documents,
    stage,
    stageWriter: createStageWriter(stage.doc, state, textOf),
    applied: new Map(record.commands.map((command) => [command.id, command.result])),
    textOf,
    homeOf,
    addFloor(base, text) {
      open('floor', base, [text])
      const bind = binds.at(-1)
      if (bind === undefined) throw new Error('a document without a client id')
      return bind
    },
    binds: [...binds],
  }
}

export function documentOfName(name: TextName): 'answers' | 'desk' | null {
  const parts = parseTextName(name)
  return parts === null ? null : documentOfText[parts.kind]
}
