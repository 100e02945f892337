import { readFileSync } from 'node:fs'
import { createMemoryArchiveTree } from '../../server/adapters/memory/archive-memory.ts'
import { createArchive } from '../../server/archive/archive.ts'
import { sealToWords } from '../../server/archive/seal.ts'
import { consolidate } from '../../server/consolidation/consolidate.ts'
import { sourceRecommendations } from '../../server/consolidation/source-recommendations.ts'
import { readForumFile } from '../../server/importing/forum-file.ts'
import { importForum } from '../../server/importing/import-forum.ts'
import type { SealedSession } from '../../server/report/forum/forum-context.ts'
import type { ConsolidationAct, ConsolidationDecision } from '../../shared/domain/consolidation.ts'
import { asId } from '../../shared/domain/ids.ts'
import { layCatalogueGround, plainAddresses } from '../server/catalogue/catalogue-ground.ts'
import { createSteppedClock } from './clock.ts'
import { createSeededRandom } from './random.ts'

/** Bamako and Sikasso, brought in as closed sessions: what a series' reports are made from. */
export async function aSeries(): Promise<readonly (readonly SealedSession[])[]> {
  const catalogue = await layCatalogueGround().start()
  const archive = createArchive({ tree: createMemoryArchiveTree() })
  const deps = {
    catalogue,
    archive,
    clock: createSteppedClock(),
    random: createSeededRandom(5),
    makeReports: async () => [],
  }
  for (const name of ['bamako', 'sikasso']) {
    const read = readForumFile(readFileSync(new URL(`../../examples/forums/${name}.json`, import.meta.url), 'utf8'))
    if (read.is === 'refused') throw new Error(read.where)
    await importForum(deps, read.file, read.json)
  }
  const view = catalogue.view(plainAddresses)
  const forums: SealedSession[][] = []
  for (const forum of view.forums) {
    const sealed: SealedSession[] = []
    for (const session of view.sessions.filter((each) => each.forum === forum.id)) {
      const loaded = await archive.load(session.id, 1)
      if (loaded.is !== 'found') throw new Error(`nothing is kept of ${session.code}`)
      sealed.push({ snapshot: loaded.snapshot, sealWords: sealToWords(loaded.snapshot.seal) })
    }
    forums.push(sealed)
  }
  return forums
}

/** What people decided, as the log of the series would hold it. */
export function decided(forums: readonly (readonly SealedSession[])[], acts: readonly ConsolidationAct[]) {
  const log = acts.map(
    (act, at): ConsolidationDecision => ({
      series: asId('s'.repeat(26)),
      number: at + 1,
      at: '2021-05-01T08:00:00Z',
      act,
    }),
  )
  return consolidate({
    sources: sourceRecommendations(forums.flat().map(({ snapshot }) => snapshot)),
    forums: forums.flatMap(([first]) => first?.snapshot.head.forumId ?? []),
    log,
  })
}
