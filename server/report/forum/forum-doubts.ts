import { countDoubts, type Doubt, proofHints, weekdayDoubts } from '../contradictions.ts'
import { day, type ForumContext } from './forum-context.ts'
import { adopted } from './forum-recommendations.ts'

/** What contradicts itself or is missing, for whoever reads the report before it leaves. */
export function forumDoubts(context: ForumContext): readonly Doubt[] {
  const { words, sheet, sessions } = context
  const texts = [...writtenTexts(context)]
  return [
    ...texts.flatMap(([where, text]) => [
      ...weekdayDoubts(where, text, words),
      ...countDoubts(where, text, sheet.present, words),
      ...proofHints(where, text, words),
    ]),
    ...sessions.flatMap(({ session }): Doubt[] => {
      const present =
        session.present === sheet.present
          ? []
          : [words('rf.doubt-present', { a: sheet.present ?? 0, b: session.present ?? 0 })]
      const place = session.place === sheet.place ? [] : [words('rf.doubt-place', { a: sheet.place, b: session.place })]
      return [...present, ...place].map((what) => ({ where: session.id, what }))
    }),
    ...adopted(context).flatMap((item): Doubt[] => {
      const late = item.deadline !== null && item.deadline < sheet.date
      const missing = [
        ...(item.addressee.length === 0 ? [words('pv.addressee')] : []),
        ...(item.level === '' ? [words('pv.level')] : []),
        ...(item.deadline === null ? [words('pv.deadline')] : []),
        ...(item.indicator === null || item.indicator === '' ? [words('pv.indicator')] : []),
        ...(item.sources.length === 0 ? [words('rf.evidence')] : []),
      ]
      return [
        ...(late && item.deadline !== null
          ? [{ where: item.id, what: words('rf.doubt-deadline', { date: day(words, item.deadline) }) }]
          : []),
        ...(missing.length === 0
          ? []
          : [{ where: item.id, what: words('rf.doubt-missing', { fields: missing.join(', ') }) }]),
      ]
    }),
  ]
}

function* writtenTexts({ texts, own, code }: ForumContext): Iterable<readonly [string, string]> {
  const fields = {
    context: own.context,
    summary: own.summary,
    openPoints: own.openPoints,
    adoption: own.adoption,
    disclaimer: texts.disclaimer,
  }
  for (const [name, text] of Object.entries(fields)) if (text !== undefined) yield [`${code}.${name}`, text]
  for (const [at, theme] of (own.themes ?? []).entries())
    yield [`${code}.themes.${at + 1}`, `${theme.title}\n${theme.text}`]
}
