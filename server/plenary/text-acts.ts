import type { TextName } from '../../shared/domain/text.ts'
import { parseTextName } from '../../shared/domain/text.ts'
import type { OwnerBind } from '../journal/journal.ts'
import { mergeText } from '../projection/merge-text.ts'
import { writeText } from '../projection/write-text.ts'
import type { TextAct } from '../session/decision.ts'
import type { SessionMemory } from './memory.ts'
import { documentOfName } from './memory.ts'

/**
 * What commands do to texts, as the server, in the commit of the command. `before` is called ahead of the rows (a floor
 * that is being closed is still found), `after` once they are in.
 */
export function beforeRows(memory: SessionMemory, acts: readonly TextAct[]): void {
  for (const act of acts) if (act.act === 'close-floor') foldBack(memory, act.text)
}

/** Gives the client ids of new documents, to be stored in the same commit. */
export function afterRows(memory: SessionMemory, acts: readonly TextAct[]): OwnerBind[] {
  const binds: OwnerBind[] = []
  for (const act of acts) {
    if (act.act === 'create') createText(memory, act.text, act.initial)
    else if (act.act === 'open-floor') binds.push(...moveToFloor(memory, act.text))
    else if (act.act === 'show-floor') showFloor(memory, act.text)
  }
  return binds
}

function createText(memory: SessionMemory, name: TextName, initial: string): void {
  const base = documentOfName(name)
  const document = base === null ? undefined : memory.documents.get(base)
  if (document === undefined) throw new Error('a text without a document')
  document.texts.add(name)
  writeText(document.doc.getText(name), initial)
}

function deskText(memory: SessionMemory, name: TextName) {
  const base = documentOfName(name)
  const document = base === null ? undefined : memory.documents.get(base)
  return document?.texts.has(name) === true ? document.doc.getText(name) : null
}

function moveToFloor(memory: SessionMemory, name: TextName): OwnerBind[] {
  const row = memory.state.floor.get(name)
  const desk = deskText(memory, name)
  if (row === undefined || desk === null) return []
  const bind = memory.addFloor(row.document, name)
  const floor = memory.documents.get(row.document)
  if (floor !== undefined) writeText(floor.doc.getText(name), desk.toString())
  return [bind]
}

/** Word by word: carets and authorship of what did not change stay. */
function foldBack(memory: SessionMemory, name: TextName): void {
  const row = memory.state.floor.get(name)
  const desk = deskText(memory, name)
  const floor = row === undefined ? undefined : memory.documents.get(row.document)
  if (row === undefined || desk === null || floor === undefined) return
  mergeText(desk, floor.doc.getText(name).toString())
  memory.documents.delete(row.document)
}

function showFloor(memory: SessionMemory, name: TextName): void {
  const card = parseTextName(name)?.card
  if (card != null) memory.stageWriter.showFloor(card, memory.textOf(name))
}
