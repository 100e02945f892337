import type { SessionId } from '../../shared/domain/ids.ts'
import { itemsOf, type Snapshot } from '../../shared/domain/snapshot.ts'
import { type ArchiveTree, pathSegment } from './archive-tree.ts'
import { parseChain } from './chain-file.ts'
import { parseSnapshot } from './snapshot-file.ts'

/** Which folder belongs to which session. The tree is the truth; what was found is remembered. */
export interface ArchiveIndex {
  find(session: SessionId): Promise<string | null>
  /** The folder where this snapshot's session lies or shall lie: two sessions never share one. */
  findOrChoose(snapshot: Snapshot): Promise<string>
  keep(snapshot: Snapshot, folder: string): void
}

export function createArchiveIndex(tree: ArchiveTree): ArchiveIndex {
  const folders = new Map<string, string>()

  const ownerOf = async (folder: string) => {
    const bytes = await tree.read(`${folder}/chain.jsonl`)
    const lines = parseChain(Buffer.from(bytes ?? []).toString('utf8'))
    const named = lines.find((line) => line !== null)?.sessionId
    if (named !== undefined) return named
    // A chain that is gone or cannot be read must be found as damaged, not be missing: a snapshot tells whose it is.
    for (const name of await tree.list(`${folder}/snapshots`)) {
      const text = Buffer.from((await tree.read(`${folder}/snapshots/${name}`)) ?? []).toString('utf8')
      const parsed = parseSnapshot(text)
      if (parsed.is === 'snapshot') return parsed.snapshot.head.sessionId
    }
    return null
  }
  const scan = async () => {
    for (const series of await tree.list('')) {
      for (const forum of await tree.list(`${series}/data/forums`)) {
        const sessions = `${series}/data/forums/${forum}/sessions`
        for (const session of await tree.list(sessions)) {
          const owner = await ownerOf(`${sessions}/${session}`)
          if (owner !== null) folders.set(owner, `${sessions}/${session}`)
        }
      }
    }
  }
  const find = async (session: string) => {
    if (!folders.has(session)) await scan()
    return folders.get(session) ?? null
  }

  return {
    find,
    async findOrChoose(snapshot) {
      const { sessionId } = snapshot.head
      const there = await find(sessionId)
      if (there !== null) return there
      const usual = usualFolder(snapshot)
      return [...folders.values()].includes(usual) ? `${usual}-${sessionId.slice(0, 6)}` : usual
    },
    keep(snapshot, folder) {
      folders.set(snapshot.head.sessionId, folder)
    },
  }
}

/** `<series>/data/forums/<n-city>/sessions/<code>`; a forum without a rank carries part of its id instead. */
function usualFolder(snapshot: Snapshot): string {
  const { seriesId, forumId } = snapshot.head
  const sheet = itemsOf(snapshot).find((item) => item.kind === 'session')
  const city = pathSegment(sheet?.place ?? '').toLowerCase()
  const rank = sheet?.forumNumber ?? null
  const forum = rank === null ? `${city}-${forumId.slice(0, 6)}` : `${rank}-${city}`
  const session = pathSegment(sheet?.id ?? snapshot.head.sessionId)
  return `${pathSegment(seriesId)}/data/forums/${pathSegment(forum)}/sessions/${session}`
}
