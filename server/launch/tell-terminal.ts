import type { HouseNotes } from '../../shared/domain/house-notes.ts'
import type { Words } from '../../shared/words/words.ts'
import type { HouseWatch } from '../upkeep/house-watch.ts'

/** Says in the terminal, in one sentence each, what changes in the house while it runs. Gives what ends it. */
export function tellTerminal(watch: HouseWatch, words: Words, print: (line: string) => void): () => void {
  return watch.onChange((notes, before) => {
    for (const line of changesToTell(notes, before, words)) print(line)
  })
}

function changesToTell(notes: HouseNotes, before: HouseNotes, words: Words): readonly string[] {
  const lines: string[] = []
  const { disk } = notes
  if (before.disk.writable && !disk.writable) {
    lines.push(words('start.full', { folder: disk.folder, n: disk.freeMb ?? 0 }))
  }
  if (!before.disk.writable && disk.writable) lines.push(words('start.roomAgain'))
  return lines
}
