import { readFileSync } from 'node:fs'
import { type Request, type Response, Router } from 'express'
import type { ConsolidationReading, NearnessWord, RelativesReading } from '../../shared/domain/consolidation.ts'
import { parseId, type SeriesId } from '../../shared/domain/ids.ts'
import { refusal } from '../../shared/domain/refusal.ts'
import type { Archive } from '../archive/archive.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { consolidate } from '../consolidation/consolidate.ts'
import { indexRelatives, type RelativesIndex } from '../consolidation/relatives.ts'
import { seriesTexts } from '../consolidation/series-texts.ts'
import { sourceRecommendations } from '../consolidation/source-recommendations.ts'
import { readThesaurus } from '../consolidation/thesaurus.ts'
import { type SeriesSnapshots, seriesSnapshots } from './series-snapshots.ts'

interface ConsolidationDeps {
  readonly catalogue: Catalogue
  readonly archive: Archive
}

/** Consolidation of a series, behind the organiser's cookie: whoever mounts it has checked that. Decisions are commands. */
export function organiserConsolidation(deps: ConsolidationDeps): Router {
  const router = Router({ strict: true })
  const likeliest = createLikeliest()
  const read = async (request: Request) => {
    const series = parseId<SeriesId>(request.params['series'])
    const found: SeriesSnapshots =
      series === null ? { is: 'unknown' } : await seriesSnapshots(deps.catalogue, deps.archive, series)
    return { series, found }
  }
  router.get('/organiser/consolidation/:series', async (request, response) => {
    const { series, found } = await read(request)
    if (series === null || found.is === 'unknown') return absent(response)
    answer(response, found.is === 'stopped' ? found : readingOf(found, deps.catalogue.decisions(series)))
  })
  router.get('/organiser/consolidation/:series/:recommendation', async (request, response) => {
    const { found } = await read(request)
    if (found.is !== 'sound') return absent(response)
    const id = String(request.params['recommendation'])
    answer(response, { relatives: likeliest(found, id) })
  })
  return router
}

type Sound = Extract<SeriesSnapshots, { is: 'sound' }>

function readingOf({ forums, snapshots }: Sound, log: ReturnType<Catalogue['decisions']>): ConsolidationReading {
  const recommendations = sourceRecommendations(snapshots)
  const consolidation = consolidate({ sources: recommendations, forums: forums.map(({ id }) => id), log })
  return { is: 'open', forums, recommendations, consolidation, log }
}

/** One index, kept until another series or a newer snapshot is asked about. */
function createLikeliest(): (found: Sound, id: string) => RelativesReading['relatives'] {
  const read = readThesaurus(
    JSON.parse(readFileSync(new URL('../consolidation/thesaurus.fr.json', import.meta.url), 'utf8')),
  )
  if (read.is === 'refused') throw new Error(`the thesaurus of the house: ${read.where}`)
  let kept: { readonly seals: string; readonly index: RelativesIndex } | null = null
  return ({ snapshots }, id) => {
    const seals = snapshots.map(({ seal }) => seal).join()
    if (kept?.seals !== seals) {
      const adopted = new Set(sourceRecommendations(snapshots).flatMap((each) => (each.isAdopted ? [each.id] : [])))
      const texts = seriesTexts(snapshots).recommendations.filter((text) => adopted.has(text.id))
      kept = { seals, index: indexRelatives(texts, read.thesaurus) }
    }
    return kept.index.of(id).map((relative) => ({ id: relative.id, nearness: inWords(relative.nearness) }))
  }
}

function inWords(nearness: number): NearnessWord {
  if (nearness >= 0.4) return 'very-close'
  return nearness >= 0.2 ? 'close' : 'to-check'
}

function answer(response: Response, said: ConsolidationReading | RelativesReading): void {
  response.set('Cache-Control', 'no-store').json(said)
}

function absent(response: Response): void {
  response
    .status(404)
    .set('Cache-Control', 'no-store')
    .json({ refusal: refusal('unavailable') })
}
