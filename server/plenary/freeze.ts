import type { AskedCard, AskedState, RecommendationCard } from '../../shared/domain/card.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import type { SessionSheet } from '../../shared/domain/session-row.ts'
import { sheetItem } from '../../shared/domain/sheet-item.ts'
import type { SnapshotContent } from '../../shared/domain/snapshot.ts'
import { balanceOf } from '../../shared/domain/snapshot-balance.ts'
import { itemId, type RecommendationItem, type SnapshotItem } from '../../shared/domain/snapshot-item.ts'
import { textName } from '../../shared/domain/text.ts'
import { publicResult, womenAndMenOf } from '../../shared/domain/vote.ts'
import { isPublic, type TextOf, wordingOf } from '../projection/stage-card.ts'
import { speakingCounts } from '../session/speakers.ts'
import { inOrder, opinionsOf, rootOf, type SessionState, sessionOf, supportersOf } from '../session/state.ts'

/**
 * What remains of a session, out of its last state: final texts and chosen versions, no seat, no time (DESIGN §5).
 * What was not kept is there by number and reason, never by its words; what is protected is counted only.
 */
export function freezeSession(state: SessionState, textOf: TextOf): SnapshotContent {
  const { sheet, present } = sessionOf(state)
  const asked = [...inOrder(state, 'asked')].sort((a, b) => a.number - b.number)
  let protectedCount = 0
  const items: SnapshotItem[] = [sheetItem(sheet, present)]
  for (const card of asked) {
    const standing = effectiveState(state, card)
    if (standing.is === 'protected') protectedCount++
    items.push(askedItem(state, sheet, card, standing, protectedCount, textOf))
    const answer = standing.is === 'queued' ? answerItem(sheet, card, textOf) : null
    if (answer !== null) items.push(answer)
  }
  for (const card of inOrder(state, 'recommendation')) {
    if (isPublic(card)) items.push(recommendationItem(state, sheet, card, textOf))
  }
  const notes = textOf(textName('minutes', null)).trim()
  if (notes !== '') items.push({ kind: 'notes', id: `${sheet.code}-NOTES`, text: notes })
  return [...items, balanceOf(sheet.code, items, speakingCounts(state))]
}

/** A question united with one that was later set aside or protected shares its fate: nothing of it may be read either. */
function effectiveState(state: SessionState, card: AskedCard): AskedState {
  const root = card.state.is === 'merged' ? state.card.get(rootOf(state, card.id)) : card
  const standing = root?.kind === 'asked' ? root.state : card.state
  // Nobody of the team took them up before the end, so the room never read them: they keep their number, not their words.
  if (standing.is === 'waiting') return { is: 'declined', reason: 'no-time' }
  return standing.is === 'queued' ? card.state : standing
}

function askedId(sheet: SessionSheet, card: AskedCard): string {
  return itemId(sheet.code, card.form === 'question' ? 'Q' : 'C', card.number)
}

function askedItem(
  state: SessionState,
  sheet: SessionSheet,
  card: AskedCard,
  standing: AskedState,
  protectedCount: number,
  textOf: TextOf,
): SnapshotItem {
  const id = askedId(sheet, card)
  const { number } = card
  const kind = card.form
  if (standing.is === 'protected') {
    return { kind, id: itemId(sheet.code, 'P', protectedCount), state: 'protected' }
  }
  if (standing.is === 'withdrawn') return { kind, id, number, state: 'withdrawn' }
  if (standing.is === 'declined') return { kind, id, number, state: 'not-kept', reason: standing.reason }
  const wording = wordingOf(card, textOf)
  const published = {
    id,
    number,
    wording,
    original: wording === card.original || card.rewordedToProtect ? null : card.original,
    asker: card.printedAs === null ? null : { label: card.printedAs, title: null },
    channel: card.channel,
    theme: card.theme === null ? null : (sheet.themes[card.theme] ?? null),
    supports: supportersOf(state, card.id).size,
  }
  if (standing.is === 'merged') {
    const root = state.card.get(standing.into)
    const mergedInto = root?.kind === 'asked' ? askedId(sheet, root) : id
    return { kind, ...published, state: 'merged', mergedInto }
  }
  if (kind === 'contribution') return { kind, ...published, state: 'kept' }
  return { kind, ...published, state: questionState(card, textOf) }
}

/** Words that stand live on the wall when the session ends were read by the room: they are its answer. */
function questionState(
  card: AskedCard,
  textOf: TextOf,
): 'answered-written' | 'answered-aloud' | 'later' | 'unanswered' {
  if (card.answer === 'aloud') return 'answered-aloud'
  if (card.answer === 'later') return 'later'
  if (card.answer === 'none' || card.answer === 'draft') return 'unanswered'
  return textOf(textName('answer', card.id)).trim() === '' ? 'unanswered' : 'answered-written'
}

function answerItem(sheet: SessionSheet, card: AskedCard, textOf: TextOf): SnapshotItem | null {
  const id = itemId(sheet.code, 'A', card.number)
  const to = askedId(sheet, card)
  if (card.answer === 'aloud') {
    const summary = textOf(textName('summary', card.id)).trim()
    return {
      kind: 'answer',
      id,
      to,
      mode: 'aloud',
      text: '',
      summary: summary === '' ? null : { text: summary, reread: card.summaryReread },
    }
  }
  if (card.answer !== 'live' && card.answer !== 'written') return null
  const text = textOf(textName('answer', card.id)).trim()
  return text === '' ? null : { kind: 'answer', id, to, mode: 'written', text, summary: null }
}

function recommendationItem(
  state: SessionState,
  sheet: SessionSheet,
  card: RecommendationCard,
  textOf: TextOf,
): SnapshotItem {
  const text = textOf(textName('recommendation', card.id)).trim()
  const { outcome } = card
  const sources = card.sources.flatMap((source) => sourceId(state, sheet, source) ?? [])
  return {
    kind: 'recommendation',
    id: itemId(sheet.code, 'R', card.number),
    number: card.number,
    text,
    addressee: [...card.addressees],
    level: card.level,
    deadline: card.deadline,
    indicator: card.indicator,
    sources: [...new Set(sources)],
    outcome: outcome.is,
    reason: outcome.is === 'withdrawn' ? outcome.reason : null,
    by: outcome.is === 'adopted' || outcome.is === 'adopted-amended' ? outcome.by : null,
    opinions: opinionsOf(state, card.id),
    firstWording: card.firstWording === text ? null : card.firstWording,
    ...voteOf(card),
  }
}

/** The last vote that counted; one whose sum passed those present, or that nobody took part in, declared nothing. */
function voteOf({ vote }: RecommendationCard): Pick<RecommendationItem, 'vote'> {
  if (vote?.result == null || vote.result.verdict === 'nobody') return {}
  const { rule, present, result } = vote
  return { vote: { rule, present, ...publicResult(result), handsOf: womenAndMenOf(result.hands) } }
}

/** Evidence is named by what it became; what nobody may read is no evidence. */
function sourceId(state: SessionState, sheet: SessionSheet, source: CardId): string | null {
  const card = state.card.get(rootOf(state, source))
  return card?.kind === 'asked' && card.state.is === 'queued' ? askedId(sheet, card) : null
}
