import { itemsOf, type Snapshot } from '../../../shared/domain/snapshot.ts'
import type { SessionItem, SnapshotItem } from '../../../shared/domain/snapshot-item.ts'
import type { Words } from '../../../shared/words/words.ts'
import { own, type Run, type TextBlock } from '../document-model.ts'
import { dayInWords } from '../print-date.ts'
import type { ForumTexts, ReportTexts } from '../report-texts.ts'
import { said, saidBlocks } from '../said.ts'
import { typeset } from '../typography.ts'
import { type Redaction, redactItems } from './redact-items.ts'

export type Edition = 'public' | 'confidential'

/** A sealed session as the archive gave it. `sealWords`: in groups of four characters. */
export interface SealedSession {
  readonly snapshot: Snapshot
  readonly sealWords: string
}
export interface SessionPart {
  readonly session: SessionItem
  readonly items: readonly SnapshotItem[]
  readonly sealWords: string
  readonly seq: number
  /** Hidden since it was sealed. */
  readonly redacted: number
}

/** What the parts of a forum's report share. */
export interface ForumContext {
  readonly words: Words
  readonly edition: Edition
  /** `BKO`: what its sessions' codes have before the last hyphen. */
  readonly code: string
  readonly sessions: readonly SessionPart[]
  /** The first session's sheet: it speaks for the forum. */
  readonly sheet: SessionItem
  readonly texts: ReportTexts
  readonly own: ForumTexts
  readonly redactions: readonly Redaction[]
}

/** `sealed`: the sessions of one forum, at least one, in their order. */
export function forumContext(
  sealed: readonly SealedSession[],
  texts: ReportTexts,
  edition: Edition,
  words: Words,
): ForumContext {
  const redactions: Redaction[] = []
  const sessions = sealed.map(({ snapshot, sealWords }): SessionPart => {
    const readable = itemsOf(snapshot)
    const { items, log } = redactItems(readable)
    redactions.push(...log)
    const session = readable.find((item) => item.kind === 'session')
    if (session === undefined) throw new Error('a snapshot without its session')
    return {
      session,
      items: edition === 'public' ? items : readable,
      sealWords,
      seq: snapshot.head.seq,
      redacted: snapshot.leaves.length - readable.length,
    }
  })
  const sheet = sessions[0]?.session
  if (sheet === undefined) throw new Error('a forum without a session')
  const code = forumCode(sheet.id)
  return { words, edition, code, sessions, sheet, texts, own: texts.forums?.[code] ?? {}, redactions }
}

/** `BKO-S1` is of `BKO`. */
export function forumCode(session: string): string {
  return session.replace(/-[^-]*$/, '')
}

/** « à compléter », to be seen at a glance. */
export function toComplete({ words }: { readonly words: Words }): Run {
  return own(words('rf.to-complete'), 'strong')
}

/** What a person wrote, or the sign that somebody has to. */
export function written(context: ForumContext, text: string | undefined): readonly TextBlock[] {
  return text === undefined || text.trim() === ''
    ? [{ kind: 'paragraph', runs: [toComplete(context)] }]
    : saidBlocks(text, context.sheet.language)
}

export function say({ sheet }: ForumContext, text: string): Run {
  return said(text, sheet.language)
}

export function day(words: Words, date: string, weekday = false): string {
  return typeset(dayInWords(date, words.language, weekday), words.language)
}

/** Several names in one sentence, parted by semicolons: names of organisations hold commas. */
export function listed(words: Words, texts: readonly string[]): string {
  const there = texts.filter((text) => text.trim() !== '')
  return there.length === 0 ? words('rf.to-complete') : there.join(words.language === 'fr' ? '\u202F; ' : '; ')
}

/** 1er, 2e; 1st, 2nd. */
export function ordinal(n: number, language: 'fr' | 'en'): string {
  if (language === 'fr') return n === 1 ? '1er' : `${n}e`
  const tail = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${tail}`
}

/** A title is typed with a full stop as often as not; within a sentence and on a cover it has none. */
export function withoutStop(title: string): string {
  const line = title.trim()
  return line.endsWith('.') ? line.slice(0, -1).trimEnd() : line
}
