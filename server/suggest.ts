import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createWords } from '../shared/words/words.ts'
import { findRelatives, type Relatable } from './consolidation/relatives.ts'
import { seriesTexts } from './consolidation/series-texts.ts'
import { readThesaurus } from './consolidation/thesaurus.ts'
import { openData } from './open-data.ts'
import { seriesSessions } from './series-sessions.ts'

/**
 * `npm run suggest -- --series ID --json [--data DIR] [--thesaurus FILE]`: for each recommendation and question of a series
 * its likeliest relatives from other forums, by the ids that are printed, best first. ID: the series' code or its own id.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const words = createWords(/^en/i.test(process.env['LANG'] ?? '') ? 'en' : 'fr')
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    series: { type: 'string' },
    thesaurus: { type: 'string', default: join(root, 'server/consolidation/thesaurus.fr.json') },
    json: { type: 'boolean' },
  },
})
const folder = values.data ?? process.env['PALABRE_DATA'] ?? join(root, 'data')

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

const read = readThesaurus(JSON.parse(readFileSync(values.thesaurus, 'utf8')))
if (read.is === 'refused') fail(words('suggest.thesaurus', { where: read.where }))
const opened = await openData(folder, () => fail(words('start.flush')))
if (opened.is === 'taken') fail(words('start.taken', { folder }))
if (opened.is === 'newer') fail(words('start.newer', { folder }))
if (opened.is === 'unusable') fail(words('start.folder', { folder }))
const found = await seriesSessions(opened.data, values.series)
await opened.data.close()
if (found.is === 'unknown') fail(words('suggest.series', { known: found.known }))
if (found.is === 'damaged') fail(words('suggest.damaged', { code: found.code }))
const { recommendations, questions } = seriesTexts(found.forums.flat())
const relatives = {
  recommendations: idsOf(recommendations),
  questions: idsOf(questions),
}
if (values.json === true) console.log(JSON.stringify(relatives))
else tell()

function idsOf(texts: readonly Relatable[]): Record<string, readonly string[]> {
  const found = read.is === 'thesaurus' ? findRelatives(texts, read.thesaurus) : new Map<string, never>()
  return Object.fromEntries([...found].map(([id, others]) => [id, others.map((other) => other.id)]))
}

/** For people: each recommendation with its first relative in words. */
function tell(): void {
  const texts = new Map([...recommendations, ...questions].map((text) => [text.id, text.text]))
  for (const [id, others] of Object.entries({ ...relatives.recommendations, ...relatives.questions })) {
    console.log(`${id}  ${texts.get(id) ?? ''}`)
    for (const other of others) console.log(`    ${other}  ${texts.get(other) ?? ''}`)
  }
}
