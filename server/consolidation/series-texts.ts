import { itemsOf, type Snapshot } from '../../shared/domain/snapshot.ts'
import type { SnapshotItem } from '../../shared/domain/snapshot-item.ts'
import type { Relatable } from './relatives.ts'

export interface SeriesTexts {
  readonly recommendations: readonly Relatable[]
  readonly questions: readonly Relatable[]
}

/** What of a series' sessions can be compared, out of the last snapshot of each: what the room read, nothing withdrawn. */
export function seriesTexts(snapshots: readonly Snapshot[]): SeriesTexts {
  const recommendations: Relatable[] = []
  const questions: Relatable[] = []
  for (const snapshot of snapshots) {
    const items = itemsOf(snapshot)
    const forum = snapshot.head.forumId
    const words = wordsById(items)
    const answers = answersByQuestion(items)
    for (const item of items) {
      if (item.kind === 'recommendation' && item.outcome !== 'withdrawn') {
        const context = item.sources.map((source) => words.get(source) ?? '').join('\n')
        recommendations.push({ id: item.id, forum, text: item.text, context })
      }
      const text = words.get(item.id)
      if (item.kind === 'question' && text !== undefined && item.state !== 'merged') {
        questions.push({ id: item.id, forum, text, context: answers.get(item.id) ?? '' })
      }
    }
  }
  return { recommendations, questions }
}

function wordsById(items: readonly SnapshotItem[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const item of items) {
    if (item.kind !== 'question' && item.kind !== 'contribution') continue
    if ('wording' in item) words.set(item.id, item.wording ?? '')
  }
  return words
}

function answersByQuestion(items: readonly SnapshotItem[]): ReadonlyMap<string, string> {
  const answers = new Map<string, string>()
  for (const item of items) {
    if (item.kind === 'answer') answers.set(item.to, item.text || (item.summary?.text ?? ''))
  }
  return answers
}
