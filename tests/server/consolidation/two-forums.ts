import { readFileSync } from 'node:fs'
import { buildSnapshot } from '../../../server/archive/build-snapshot.ts'
import { readThesaurus } from '../../../server/consolidation/thesaurus.ts'
import { readForumFile } from '../../../server/importing/forum-file.ts'
import { sessionContent } from '../../../server/importing/session-content.ts'
import { asId } from '../../../shared/domain/ids.ts'
import type { Snapshot } from '../../../shared/domain/snapshot.ts'
import { sheet } from '../../world/plenary-world.ts'
import { createSeededRandom } from '../../world/random.ts'

export const forumIds = ['a', 'b'].map((letter) => letter.repeat(26))

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

export function frenchThesaurus() {
  const result = readThesaurus(JSON.parse(read('server/consolidation/thesaurus.fr.json')))
  if (result.is === 'refused') throw new Error(result.where)
  return result.thesaurus
}

/** Both example forums, as they lie in an archive. */
export function twoForums(): readonly Snapshot[] {
  const random = createSeededRandom(3)
  return (['bamako', 'sikasso'] as const).flatMap((name, at) => {
    const result = readForumFile(read(`examples/forums/${name}.json`))
    if (result.is === 'refused') throw new Error(result.where)
    const { forum, sessions } = result.file
    return sessions.map((session) =>
      buildSnapshot(
        sessionContent(session, { ...sheet, code: session.id }, forum.participants.present, {}),
        {
          seriesId: asId('s'.repeat(26)),
          forumId: asId(forumIds[at] ?? ''),
          sessionId: asId(random.id()),
          seq: 1,
          takenAt: '2021-02-24T12:00:00Z',
          reason: 'close',
          prev: null,
          previousSessionSeal: null,
        },
        random,
      ),
    )
  })
}
