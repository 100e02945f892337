import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Snapshot } from '../shared/domain/snapshot.ts'
import { createWords } from '../shared/words/words.ts'
import { findRelatives, type Relatable } from './consolidation/relatives.ts'
import { seriesTexts } from './consolidation/series-texts.ts'
import { readThesaurus } from './consolidation/thesaurus.ts'
import { type OpenData, openData } from './open-data.ts'

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
const { recommendations, questions } = seriesTexts(await lastSnapshots(opened.data))
await opened.data.close()
const relatives = {
  recommendations: idsOf(recommendations),
  questions: idsOf(questions),
}
if (values.json === true) console.log(JSON.stringify(relatives))
else tell()

/** The last snapshot of each sealed session of the series, verified while it is read. */
async function lastSnapshots({ catalogue, archive }: OpenData): Promise<Snapshot[]> {
  const view = catalogue.view({ ofLink: () => '', ofOrganiser: () => '' })
  const wanted = values.series
  const series = view.series.filter((each) => wanted === undefined || each.code === wanted || each.id === wanted)
  const [only] = series
  if (only === undefined || series.length > 1) {
    fail(words('suggest.series', { known: view.series.map((each) => each.code || each.id).join(', ') }))
  }
  const forums = new Set(view.forums.filter((forum) => forum.series === only.id).map((forum) => forum.id))
  const snapshots: Snapshot[] = []
  for (const session of view.sessions) {
    if (!forums.has(session.forum) || session.standing.is !== 'sealed') continue
    const last = (await archive.list(session.id)).at(-1)
    const loaded = last === undefined ? null : await archive.load(session.id, last.seq)
    if (loaded?.is !== 'found') fail(words('suggest.damaged', { code: session.code }))
    snapshots.push(loaded.snapshot)
  }
  return snapshots
}

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
