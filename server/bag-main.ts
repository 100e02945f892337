import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Snapshot } from '../shared/domain/snapshot.ts'
import { createWords } from '../shared/words/words.ts'
import { createTypstPress } from './adapters/typst/typst-press.ts'
import { sealToWords } from './archive/seal.ts'
import { bagOf } from './bag/archive-bag.ts'
import { fail, openGivenData, words } from './from-terminal.ts'
import { bagRequest } from './gateway/bag-request.ts'
import { makeMinutes } from './report/minutes.ts'
import { createLog } from './runtime/log.ts'

/**
 * `npm run bag -- --series CODE --out FOLDER [--only CODE] [--public] [--withhold IDS] [--data DIR]`: the sealed sessions of
 * a series, a forum or a session as one zip. `--withhold`: what the public copy must not hold, by the printed ids.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    series: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    out: { type: 'string', default: '.' },
    public: { type: 'boolean', default: false },
    withhold: { type: 'string' },
  },
})

const data = await openGivenData(values.data)
const { catalogue, archive } = data
const press = createTypstPress({ log: createLog({ level: 'warn' }) })
const makeReports = (snapshot: Snapshot) => makeMinutes(snapshot, sealToWords(snapshot.seal), createWords('fr'), press)
const view = catalogue.view({ ofLink: () => '', ofOrganiser: () => '' })
const isPublic = values.public || values.withhold !== undefined
const { series, only } = values
const wish = bagRequest(view, { series, only, withhold: isPublic ? (values.withhold ?? '') : null })
if (wish === null) {
  fail(words('suggest.series', { known: view.series.map((each) => each.code || each.id).join(', ') }))
}
const bag = await bagOf({ archive, makeReports }, wish)
await data.close()
if (bag.is === 'refused') {
  fail(words(`bag.${bag.why}`, { code: view.sessions.find(({ id }) => id === bag.session)?.code ?? bag.session }))
}
mkdirSync(values.out, { recursive: true })
const path = join(values.out, `${wish.name}.zip`)
writeFileSync(path, bag.zip)
console.log(words('bag.written', { path, n: bag.files.length }))
