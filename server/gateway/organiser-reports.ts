import { type Request, type Response, Router } from 'express'
import { parseId, type SeriesId } from '../../shared/domain/ids.ts'
import { refusal } from '../../shared/domain/refusal.ts'
import { createWords } from '../../shared/words/words.ts'
import type { Archive } from '../archive/archive.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Edition } from '../report/forum/forum-context.ts'
import type { PdfPress } from '../report/pdf-press.ts'
import type { ReportFile } from '../report/print-report.ts'
import { writeZip } from '../report/zip.ts'
import { seriesReports } from './series-reports.ts'
import { seriesSnapshots } from './series-snapshots.ts'

interface ReportsDeps {
  readonly catalogue: Catalogue
  readonly archive: Archive
  readonly press: PdfPress | null
  readonly language: 'fr' | 'en'
}

/**
 * A series' reports as one zip, behind the organiser's cookie: whoever mounts it has checked that. Made when they are
 * asked for, one series after the other: a press and its memory are taken once.
 */
export function organiserReports(deps: ReportsDeps): Router {
  const router = Router({ strict: true })
  let last: Promise<unknown> = Promise.resolve()
  const send = (edition: Edition) => async (request: Request, response: Response) => {
    const mine = last.then(() => zipOf(deps, parseId<SeriesId>(request.params['series']), edition))
    last = mine.catch(() => undefined)
    const zip = await mine
    if (zip === null) {
      return response
        .status(404)
        .set('Cache-Control', 'no-store')
        .json({ refusal: refusal('unavailable') })
    }
    response.set({ 'Cache-Control': 'no-store', 'Content-Disposition': 'attachment; filename="reports.zip"' })
    return response.type('application/zip').send(Buffer.from(zip))
  }
  router.get('/organiser/reports/:series/public.zip', send('public'))
  router.get('/organiser/reports/:series/confidential.zip', send('confidential'))
  return router
}

/** Null where there is no such series, nothing sealed in it, or an archive that does not fit its seals. */
async function zipOf(deps: ReportsDeps, series: SeriesId | null, edition: Edition): Promise<Uint8Array | null> {
  const { catalogue, archive, press, language } = deps
  if (series === null) return null
  const read = await seriesSnapshots(catalogue, archive, series)
  if (read.is !== 'sound' || read.snapshots.length === 0) return null
  const forums = read.forums.map(({ id }) => read.snapshots.filter(({ head }) => head.forumId === id))
  const given = { forums, log: catalogue.decisions(series), texts: {}, asOf: null }
  const all: ReportFile[] = []
  for await (const files of seriesReports(given, [edition], createWords(language), press)) all.push(...files)
  return writeZip(all)
}
