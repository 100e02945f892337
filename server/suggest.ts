import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findRelatives, type Relatable } from './consolidation/relatives.ts'
import { seriesTexts } from './consolidation/series-texts.ts'
import { readThesaurus } from './consolidation/thesaurus.ts'
import { fail, openGivenData, root, words } from './from-terminal.ts'
import { seriesSessions } from './series-sessions.ts'

/**
 * `npm run suggest -- --series ID --json [--data DIR] [--thesaurus FILE]`: for each recommendation and question of a series
 * its likeliest relatives from other forums, by the ids that are printed, best first. ID: the series' code or its own id.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    series: { type: 'string' },
    thesaurus: { type: 'string', default: join(root, 'server/consolidation/thesaurus.fr.json') },
    json: { type: 'boolean' },
  },
})

const read = readThesaurus(JSON.parse(readFileSync(values.thesaurus, 'utf8')))
if (read.is === 'refused') fail(words('suggest.thesaurus', { where: read.where }))
const data = await openGivenData(values.data)
const found = await seriesSessions(data, values.series)
await data.close()
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
