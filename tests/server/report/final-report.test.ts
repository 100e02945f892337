import { beforeAll, describe, expect, test } from 'vitest'
import { createTypstPress } from '../../../server/adapters/typst/typst-press.ts'
import { makeFinalReport, makeSheets, readySeries } from '../../../server/report/final/make-final-report.ts'
import type { SealedSession } from '../../../server/report/forum/forum-context.ts'
import type { ReportFile } from '../../../server/report/print-report.ts'
import { createLog } from '../../../server/runtime/log.ts'
import type { ConsolidationAct } from '../../../shared/domain/consolidation.ts'
import { aSeries, decided } from '../../world/series.ts'
import { strictWords } from '../../world/words.ts'

const relate = (
  one: string,
  other: string,
  relation: 'same' | 'part' | 'variant' | 'opposed',
  reading: 'first' | 'second' = 'first',
): ConsolidationAct => ({ is: 'relate', reading, one, other, relation })
const acts: readonly ConsolidationAct[] = [
  relate('BKO-S1-R01', 'SIK-S1-R01', 'same'),
  relate('BKO-S2-R01', 'SIK-S2-R01', 'variant'),
  relate('BKO-S2-R03', 'SIK-S2-R02', 'opposed'),
  relate('BKO-S1-R01', 'SIK-S1-R01', 'same', 'second'),
  {
    is: 'write-final',
    member: 'BKO-S1-R01',
    text: 'Faire siéger la société civile dans l’organe de pilotage.',
    addressee: ['Gouvernement'],
    level: 'national',
    deadline: null,
    indicator: null,
  },
  { is: 'set-aside', member: 'BKO-S2-R08', reason: 'Reprise dans une autre démarche.' },
]
const plain = (files: readonly ReportFile[], ending: string) =>
  Buffer.from(files.find(({ name }) => name.endsWith(ending))?.bytes ?? [])
    .toString('utf8')
    .replace(/\\/g, '')
    .replace(/[^\S\n]+/gu, ' ')

let forums: readonly (readonly SealedSession[])[]
beforeAll(async () => {
  forums = await aSeries()
})
const ready = (said = acts, language: 'fr' | 'en' = 'fr') =>
  readySeries(
    forums,
    { followUp: { 'F-01': { submittedTo: 'Gouvernement', submittedOn: '2021-06-15' } } },
    decided(forums, said),
    strictWords(language),
  )

describe('the final report of a series', () => {
  test('each adopted recommendation ends in exactly one final one, or in annex B with its reason', async () => {
    const context = ready()
    const ends = [
      ...context.recommendations.flatMap(({ members }) => members.map(({ origin }) => origin.item.id)),
      ...context.leftOut.map(({ origin }) => origin.item.id),
    ]
    expect(ends.toSorted()).toEqual([...new Set(ends)].toSorted())
    expect(ends).toHaveLength(32)
    const text = plain(await makeFinalReport(context, '2022-03-01', null), '.md')
    expect(text).toMatch(/BKO-S2-R08 \| [^|]+ \| Reprise dans une autre démarche\./)
  })
  test('the matrix has a word beside every sign, and silence is told from opposition', async () => {
    const text = plain(await makeFinalReport(ready(), '2022-03-01', null), '.md')
    expect(text).toMatch(/\*\*F-01\*\* \| [^|]+ \| ● même demande \| ● même demande \| commune/)
    expect(text).toMatch(/\| ● même demande \| ✕ position opposée \| divergente/)
    expect(text).toMatch(/\| ● même demande \| ○ non abordé \| régionale/)
    expect(text).toMatch(/◐ partie ou variante/)
    expect(text).toContain('silence ne vaut pas désaccord')
    expect(text).toContain('2 forums sur 2')
    expect(text).toContain('d’accord sur 1 de 1')
  })
  test('opposed positions stand side by side in the words of each hall', async () => {
    const text = plain(await makeFinalReport(ready(), '2022-03-01', null), '.md')
    const line = text
      .split('\n')
      .find((each) => each.includes('BKO-S2-R03 (Bamako)') && each.includes('SIK-S2-R02 (Sikasso)'))
    expect(line).toContain('Construire de nouveaux postes de police')
    expect(line).toContain('Réduire le nombre de postes de contrôle')
  })
  test('a reply that does not come is counted in months', async () => {
    const text = plain(await makeFinalReport(ready(), '2022-03-01', null), '.md')
    expect(text).toContain('Transmise à Gouvernement le 15 juin 2021')
    expect(text).toContain('Sans réponse depuis 8 mois')
    expect(text).toContain('non transmise')
  })
  test('trace.csv leads from each final recommendation to forum, session, question and seal', async () => {
    const trace = plain(await makeFinalReport(ready(), '2022-03-01', null), 'trace.csv')
      .trim()
      .split(/\r?\n/)
    const seals = new Set(forums.flat().map(({ sealWords }) => sealWords))
    // 32 that were adopted, one of them once more on each side of an opposition.
    expect(trace).toHaveLength(1 + 32 + 2)
    for (const line of trace.slice(1)) expect(seals.has(line.split(';').at(-1)?.trim() ?? '')).toBe(true)
    expect(trace.find((line) => line.startsWith('F-01;'))).toContain('BKO-S1-Q02, BKO-S1-C01')
  })
  test('an addressee has one page, with two questions from the halls and its seals', async () => {
    const press = createTypstPress({ log: createLog({ level: 'silent' }) })
    let first: readonly ReportFile[] = []
    for await (const files of makeSheets(ready(), press)) {
      first = files
      break
    }
    const text = plain(first, '.md')
    expect(text).toContain('# À l’attention de : Gouvernement')
    expect(text.match(/^> \*\*(Bamako|Sikasso) – /gm)).toHaveLength(2)
    expect(text).toContain('Sceaux des séances')
    const pdf = Buffer.from(first.find(({ name }) => name.endsWith('.pdf'))?.bytes ?? []).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  }, 30_000)
  test('is the same bytes twice, and complete in English', async () => {
    const [once, twice] = [
      await makeFinalReport(ready(acts, 'en'), '2022-03-01', null),
      await makeFinalReport(ready(acts, 'en'), '2022-03-01', null),
    ]
    for (const [at, { name, bytes }] of once.entries())
      expect(Buffer.compare(bytes, twice[at]?.bytes ?? new Uint8Array()), name).toBe(0)
    expect(plain(once, '.md')).toContain('Annex A – Traceability')
  })
  test('without a decision every recommendation stands alone, and the report says that nobody decided', async () => {
    const context = ready([])
    expect(context.recommendations).toHaveLength(32)
    expect(plain(await makeFinalReport(context, '2022-03-01', null), '.md')).toContain(
      'Aucun rapprochement entre forums n’a été décidé',
    )
  })
})
