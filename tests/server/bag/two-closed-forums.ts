import { readFileSync } from 'node:fs'
import { createMemoryArchiveTree } from '../../../server/adapters/memory/archive-memory.ts'
import { createArchive } from '../../../server/archive/archive.ts'
import type { Report } from '../../../server/archive/report-file.ts'
import { type BagRequest, bagOf } from '../../../server/bag/archive-bag.ts'
import { readForumFile } from '../../../server/importing/forum-file.ts'
import { importForum } from '../../../server/importing/import-forum.ts'
import { itemsOf, type Snapshot } from '../../../shared/domain/snapshot.ts'
import { createSteppedClock } from '../../world/clock.ts'
import { createSeededRandom } from '../../world/random.ts'
import { layCatalogueGround, plainAddresses } from '../catalogue/catalogue-ground.ts'

/** Papers that say every word of a snapshot: whatever is withheld would be seen in them. */
const everyWord = async (snapshot: Snapshot): Promise<readonly Report[]> => [
  { name: 'PV.txt', bytes: Buffer.from(JSON.stringify(itemsOf(snapshot), null, 1), 'utf8') },
]

/** Bamako and Sikasso, closed and sealed, and how to pack them. */
export async function twoClosedForums(names: readonly string[] = ['bamako', 'sikasso']) {
  const catalogue = await layCatalogueGround().start()
  const files = new Map<string, Uint8Array>()
  const archive = createArchive({ tree: createMemoryArchiveTree(files) })
  const deps = {
    catalogue,
    archive,
    clock: createSteppedClock(),
    random: createSeededRandom(5),
    makeReports: everyWord,
  }
  for (const name of names) {
    const read = readForumFile(readFileSync(new URL(`../../../examples/forums/${name}.json`, import.meta.url), 'utf8'))
    if (read.is === 'refused') throw new Error(read.where)
    await importForum(deps, read.file, read.json)
  }
  const sessions = catalogue.view(plainAddresses).sessions.map(({ id }) => id)
  const pack = (change: Partial<BagRequest> = {}) =>
    bagOf(deps, { name: 'ML-RSS-2021', title: 'Forums régionaux', sessions, withheld: null, ...change })
  const packed = async (change: Partial<BagRequest> = {}) => {
    const answer = await pack(change)
    if (answer.is === 'refused') throw new Error(answer.why)
    return answer
  }
  const snapshotOf = async (at: number) => {
    const loaded = await archive.load(sessions[at] ?? ('' as never), 1)
    if (loaded.is !== 'found') throw new Error('no snapshot')
    return loaded.snapshot
  }
  return { files, archive, sessions, pack, packed, snapshotOf, catalogue }
}
