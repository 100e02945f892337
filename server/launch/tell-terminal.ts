import { renderUnicodeCompact } from 'uqr'
import type { HouseNotes } from '../../shared/domain/house-notes.ts'
import type { Words } from '../../shared/words/words.ts'
import type { HouseWatch } from '../upkeep/house-watch.ts'
import { dayAndHour } from './day-and-hour.ts'

/** Says in the terminal, in one sentence each, what the house knows at this moment and what changes while it runs. */
export function tellTerminal(watch: HouseWatch, words: Words, print: (line: string) => void): void {
  const tell = (notes: HouseNotes, before: HouseNotes | null) => {
    for (const line of [
      ...ofDisk(notes, before, words),
      ...ofRecords(notes, before, words),
      ...ofCopies(notes, before, words),
      ...ofAddress(notes, before, words),
      ...ofCheck(notes, before, words),
    ])
      print(line)
  }
  tell(watch.notes(), null)
  watch.onChange(tell)
}

function ofDisk({ disk }: HouseNotes, before: HouseNotes | null, words: Words): readonly string[] {
  const was = before?.disk.writable ?? true
  if (was === disk.writable) return []
  if (disk.writable) return [words('start.roomAgain')]
  return [words('start.full', { folder: disk.folder, n: disk.freeMb ?? 0 })]
}

/** Told when it is found, and again with the copy from which it can be taken back. */
function ofRecords({ damaged }: HouseNotes, before: HouseNotes | null, words: Words): readonly string[] {
  return damaged.flatMap(({ session, title, copyAt }) => {
    const known = before?.damaged.find((each) => each.session === session)
    if (known !== undefined && known.copyAt === copyAt) return []
    const found = known === undefined ? [words('start.damaged', { title })] : []
    if (copyAt !== null) return [...found, words('start.damagedCopy', { at: dayAndHour(copyAt, words.language) })]
    return known === undefined ? [...found, words('start.damagedNone')] : found
  })
}

function ofCopies({ backup }: HouseNotes, before: HouseNotes | null, words: Words): readonly string[] {
  const was = before?.backup?.failure ?? null
  if (backup === null || was === backup.failure) return []
  const { folder, failure } = backup
  if (failure === null) return [words('start.backupAgain', { folder })]
  return [words('start.backupFails', { folder, why: words(`backup.${failure}`, { folder }) })]
}

/** In large type: somebody reads it aloud. */
function ofAddress({ address }: HouseNotes, before: HouseNotes | null, words: Words): readonly string[] {
  if (address.before === null || before?.address.now === address.now) return []
  const origin = `http://${address.now}`
  return [
    `\n${words('start.moved')}\n\n  ▶ ▶ ▶  ${origin}\n`,
    renderUnicodeCompact(origin.toUpperCase()),
    `\n${words('start.movedDo')}\n`,
  ]
}

function ofCheck({ check }: HouseNotes, before: HouseNotes | null, words: Words): readonly string[] {
  if (check === null || before?.check?.at === check.at) return []
  const ms = check.medianMs.toFixed(2)
  return [words('start.check', { n: check.flushes, ms, verdict: words(`disk.${check.verdict}`) })]
}
