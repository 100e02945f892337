import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { createWords } from '../shared/words/words.ts'
import { createTypstPress } from './adapters/typst/typst-press.ts'
import { fail, openGivenData } from './from-terminal.ts'
import { seriesReports } from './gateway/series-reports.ts'
import type { ReportFile } from './report/print-report.ts'
import { readTexts } from './report/report-texts.ts'
import { createLog } from './runtime/log.ts'
import { seriesSessions } from './series-sessions.ts'

/**
 * `npm run report -- --series ID --out DIR [--texts FILE] [--as-of DAY] [--language fr|en]
 * [--data DIR]`: every forum's report, public and confidential, the final report of the series, a page for each addressee
 * and what the forums adopted. Nothing is written before everything that is needed was read.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    series: { type: 'string' },
    out: { type: 'string' },
    texts: { type: 'string' },
    'as-of': { type: 'string' },
    language: { type: 'string', default: 'fr' },
  },
})
const words = createWords(values.language === 'en' ? 'en' : 'fr')

const out = values.out ?? fail(words('report.usage'))
const asked = values['as-of']
if (asked !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(asked)) fail(words('report.day', { day: asked }))
const texts = values.texts === undefined ? { is: 'texts' as const, texts: {} } : readTexts(readText(values.texts))
if (texts.is === 'refused') fail(words('report.texts', { file: values.texts ?? '', where: texts.where }))
const data = await openGivenData(values.data, words)
const found = await seriesSessions(data, values.series)
const log = found.is === 'found' ? data.catalogue.decisions(found.id) : []
await data.close()
if (found.is === 'unknown') fail(words('suggest.series', { known: found.known }))
if (found.is === 'damaged') fail(words('suggest.damaged', { code: found.code }))
if (found.forums.length === 0) fail(words('report.nothing'))
const press = createTypstPress({ log: createLog({ level: 'warn' }) })

const given = { forums: found.forums, log, texts: texts.texts, asOf: asked ?? null }
for await (const files of seriesReports(given, ['public', 'confidential'], words, press)) keep(files)

/** Each file is told as it is written: a long series is seen to go on. */
function keep(files: readonly ReportFile[]): void {
  for (const { name, bytes } of files) {
    const path = join(out, name)
    try {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, bytes)
    } catch (error) {
      fail(words('report.not-written', { folder: dirname(path), why: (error as NodeJS.ErrnoException).code ?? '' }))
    }
    console.log(path)
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (_missing) {
    return fail(words('import.missing', { file: path }))
  }
}
