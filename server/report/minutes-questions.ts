import {
  type AnswerItem,
  type ContributionItem,
  type QuestionItem,
  type SnapshotItem,
  shortItemId,
} from '../../shared/domain/snapshot-item.ts'
import { type Block, own, type Run, type Runs, type TextBlock } from './document-model.ts'
import type { MinutesContext } from './minutes-context.ts'
import { answeredAfterwards } from './minutes-corrections.ts'
import { joined, said, saidBlocks } from './said.ts'

type Asked = QuestionItem | ContributionItem
/** What has words that the room may read. */
type Published = Extract<Asked, { wording: string | null }>
type Merged = Extract<Asked, { state: 'merged' }>

/**
 * Questions in the order of their numbers, each with its answer and the questions joined to it. `open`: those that nobody
 * answered, which the minutes gather in a part of their own (ARCHIVE §6.1).
 */
export function questionEntries(context: MinutesContext, which: 'answered' | 'open'): readonly Block[] {
  const { words, items } = context
  return published(items, 'question')
    .filter((question) => isOpen(items, question) === (which === 'open'))
    .map((question) => ({
      ...entryOf(context, question, words('pv.question-n', { n: question.number })),
      body: [...originalOf(context, question), ...joinedHere(context, question), ...answerBlocks(context, question)],
    }))
}

/** Nothing was said to it, in writing or aloud, by the end of the session. */
function isOpen(items: readonly SnapshotItem[], question: Published): boolean {
  if (question.state !== 'unanswered' && question.state !== 'later') return false
  return !items.some((item) => item.kind === 'answer' && item.to === question.id)
}

export function contributionEntries(context: MinutesContext): readonly Block[] {
  return published(context.items, 'contribution').map((contribution) => ({
    ...entryOf(context, contribution, context.words('pv.contribution-n', { n: contribution.number })),
    body: [...originalOf(context, contribution), ...joinedHere(context, contribution)],
  }))
}

/** What was not kept or withdrawn, by number and reason; what was protected or hidden since, by count. */
export function withheldBlocks(context: MinutesContext): readonly Block[] {
  const { words, redacted } = context
  const asked = context.items.filter((item) => item.kind === 'question' || item.kind === 'contribution')
  const lines = asked
    .flatMap((item) => (item.state === 'not-kept' || item.state === 'withdrawn' ? [item] : []))
    .sort((a, b) => a.number - b.number)
    .map((item): Runs => {
      const what = words(item.kind === 'question' ? 'pv.question-n' : 'pv.contribution-n', { n: item.number })
      const reason = item.state === 'not-kept' ? words(`pv.reason.${item.reason}`) : words('pv.withdrawn-by-asker')
      return [own(words('pv.reason-of', { what, reason }))]
    })
  const hidden = (kind: Asked['kind']) =>
    asked.filter((item) => item.kind === kind && item.state === 'protected').length
  const counted = [
    ...countLine(hidden('question'), (n) => words('pv.protected-questions', { n })),
    ...countLine(hidden('contribution'), (n) => words('pv.protected-contributions', { n })),
    ...countLine(redacted, (n) => words('pv.redacted', { n })),
  ]
  const listed: readonly Block[] =
    lines.length === 0
      ? []
      : [
          { kind: 'paragraph', runs: [own(words('pv.not-kept-why'), 'quiet')] },
          { kind: 'list', items: lines },
        ]
  return [...listed, ...counted]
}

function countLine(count: number, words: (n: number) => string): readonly Block[] {
  return count === 0 ? [] : [{ kind: 'paragraph', runs: [own(words(count))] }]
}

function entryOf(context: MinutesContext, item: Published, label: string) {
  return {
    kind: 'entry',
    anchor: shortItemId(item.id),
    label,
    about: about(context, item),
    text: wordsOf(context, item, 'strong'),
  } as const
}

/** Nobody is described unless the rapporteur chose to; support is a count. */
function about({ words, session }: MinutesContext, item: Published): Runs {
  const say = (text: string) => said(text, session.language, 'quiet')
  const asker = item.asker === null ? [] : [item.asker.label, item.asker.title ?? ''].filter((part) => part !== '')
  const runs: Run[] = [
    ...(asker.length === 0 ? [] : [say(asker.join(', '))]),
    ...(item.theme === null ? [] : [own(words('pv.theme', { theme: say(item.theme).text }), 'quiet')]),
    ...(item.supports === 0 ? [] : [own(words('pv.supports', { n: item.supports }), 'quiet')]),
    ...(item.original === null ? [] : [own(words('pv.reworded'), 'quiet')]),
  ]
  return joined(runs, ' · ')
}

function wordsOf({ session }: MinutesContext, item: Published, look: Run['look']): readonly TextBlock[] {
  return saidBlocks(item.wording ?? item.original ?? '', session.language, look)
}

function originalOf({ words, session }: MinutesContext, item: Published): readonly Block[] {
  // Without a wording of the team's the original stands above already.
  if (item.original === null || item.wording === null) return []
  return [{ kind: 'facts', rows: [{ label: words('pv.original'), value: [said(item.original, session.language)] }] }]
}

/** The words of those whose question was joined to this one: they must find theirs again. */
function joinedHere(context: MinutesContext, target: Published): readonly Block[] {
  const rows = context.items
    .flatMap((item) => (isMerged(item) && targetOf(context.items, item) === target.id ? [item] : []))
    .sort((a, b) => a.number - b.number)
    .map((item) => ({
      label: context.words('pv.merged-here', { mark: shortItemId(item.id) }),
      value: [said(item.wording ?? item.original ?? '', context.session.language)],
    }))
  return rows.length === 0 ? [] : [{ kind: 'facts', rows }]
}

function answerBlocks(context: MinutesContext, question: Published): readonly Block[] {
  const { words, session, items } = context
  const afterwards = answeredAfterwards(context, question.id)
  const late: readonly Block[] = afterwards === null ? [] : [{ kind: 'absence', text: afterwards }]
  const answers = items.flatMap((item) => (item.kind === 'answer' && item.to === question.id ? [item] : []))
  if (question.state === 'merged') return [{ kind: 'absence', text: words('pv.merged-alone') }]
  if (question.state === 'later') return [...given(answers), { kind: 'absence', text: words('pv.answer-later') }]
  if (question.state === 'unanswered') {
    // Where nothing was said the part it stands in says so for all.
    return answers.length === 0 ? [] : [...given(answers), { kind: 'absence', text: words('pv.unanswered') }]
  }
  if (question.state === 'answered-aloud' && answers.every((answer) => answer.mode === 'written')) {
    return [...given(answers), { kind: 'absence', text: words('pv.answer-aloud') }]
  }
  return [...given(answers), ...late]

  function given(all: readonly AnswerItem[]): readonly Block[] {
    return all.flatMap((answer): readonly Block[] => {
      const text = saidBlocks(answer.text, session.language)
      if (answer.mode === 'written') return [{ kind: 'quote', label: words('pv.answer-written'), text }]
      const summary = saidBlocks(answer.summary?.text ?? '', session.language)
      const label = answer.summary?.reread ? 'pv.answer-aloud-reread' : 'pv.answer-aloud-unread'
      const spoken: Block =
        summary.length === 0
          ? { kind: 'absence', text: words('pv.answer-aloud') }
          : { kind: 'quote', label: words(label), text: summary }
      return text.length === 0 ? [spoken] : [spoken, { kind: 'quote', label: words('pv.answer-notes'), text }]
    })
  }
}

/** Of one kind, in the order of their numbers; the joined ones stand with what they were joined to, if that is printed. */
function published(items: readonly SnapshotItem[], kind: Asked['kind']): readonly Published[] {
  const readable = items.flatMap((item) => (isPublished(item) ? [item] : []))
  return readable
    .filter((item) => item.kind === kind && !(isMerged(item) && targetOf(items, item) !== null))
    .sort((a, b) => a.number - b.number)
}

/** Where it is printed: at the end of the joining, which may have several steps; null when that is not printed. */
function targetOf(items: readonly SnapshotItem[], merged: Merged): string | null {
  const seen = new Set<string>()
  let at: SnapshotItem | undefined = merged
  while (at !== undefined && isMerged(at) && !seen.has(at.id)) {
    const next: string = at.mergedInto
    seen.add(at.id)
    at = items.find((item) => item.id === next)
  }
  return at !== undefined && isPublished(at) && !isMerged(at) ? at.id : null
}

function isPublished(item: SnapshotItem): item is Published {
  return 'wording' in item
}

function isMerged(item: SnapshotItem): item is Merged {
  return 'mergedInto' in item
}
