import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createTypstPress } from '../../server/adapters/typst/typst-press.ts'
import { buildSnapshot } from '../../server/archive/build-snapshot.ts'
import { sealToWords } from '../../server/archive/seal.ts'
import { consolidate } from '../../server/consolidation/consolidate.ts'
import { sourceRecommendations } from '../../server/consolidation/source-recommendations.ts'
import { makeFinalReport, makeSheets, readySeries } from '../../server/report/final/make-final-report.ts'
import { makeForumReport } from '../../server/report/forum/make-forum-report.ts'
import { makeMinutes } from '../../server/report/minutes.ts'
import { createLog } from '../../server/runtime/log.ts'
import { asId } from '../../shared/domain/ids.ts'
import type { Snapshot, SnapshotHeadInput } from '../../shared/domain/snapshot.ts'
import { balanceOf } from '../../shared/domain/snapshot-balance.ts'
import type { SnapshotItem } from '../../shared/domain/snapshot-item.ts'
import { createWords } from '../../shared/words/words.ts'
import { bamakoContent, bamakoHead } from '../world/bamako.ts'
import { createSeededRandom } from '../world/random.ts'

/**
 * How long reports take and what memory each process has at its height. Run: `npm run bench -- report`; each in a process
 * of its own: minutes of a session of 1,000 questions; a forum's report; the final report of 5 forums of 2 sessions; with
 * its sheets.
 */
const random = createSeededRandom(11)
const words = createWords('fr')
const press = createTypstPress({ log: createLog({ level: 'warn' }) })
const sealed = (snapshot: Snapshot) => ({ snapshot, sealWords: sealToWords(snapshot.seal) })

const what = process.argv[2]
if (what === undefined) {
  for (const each of ['minutes', 'forum', 'final', 'sheets']) {
    process.stdout.write(execFileSync(process.execPath, [import.meta.filename, each]))
  }
} else await measure(what)

async function measure(name: string): Promise<void> {
  const run = prepared(name)
  let childKb = 0
  const watch = setInterval(() => {
    childKb = Math.max(childKb, highestChild())
  }, 10)
  const began = performance.now()
  const files = await run()
  const seconds = (performance.now() - began) / 1000
  clearInterval(watch)
  const mb = (kb: number) => Math.round(kb / 1024)
  const own = mb(process.resourceUsage().maxRSS)
  console.log(
    `${name}: ${seconds.toFixed(2)} s, ${files} files; memory at its height: house ${own} MB, press ${mb(childKb)} MB`,
  )
}

function prepared(name: string): () => Promise<number> {
  if (name === 'minutes') {
    const snapshot = session('BKO-S1', 'a', 1_000)
    return async () => (await makeMinutes(snapshot, sealToWords(snapshot.seal), words, press)).length
  }
  const forums = ['BKO', 'KAY', 'SIK', 'MOP', 'GAO'].map((code, at) =>
    ['S1', 'S2'].map((part) => sealed(session(`${code}-${part}`, 'abcde'[at] ?? 'a', 0))),
  )
  const all = forums.flat().map(({ snapshot }) => snapshot)
  const ids = forums.flatMap(([first]) => first?.snapshot.head.forumId ?? [])
  const decided = consolidate({ sources: sourceRecommendations(all), forums: ids, log: [] })
  const context = () => readySeries(forums, {}, decided, words)
  if (name === 'forum') return async () => (await makeForumReport(forums[0] ?? [], {}, 'public', words, press)).length
  if (name === 'final') return async () => (await makeFinalReport(context(), '2022-03-01', press)).length
  return async () => {
    let files = 0
    for await (const made of makeSheets(context(), press)) files += made.length
    return files
  }
}

/** Bamako under another code; with `questions` more, each with its answer. */
function session(code: string, forum: string, questions: number): Snapshot {
  const named = JSON.parse(JSON.stringify(bamakoContent()).replaceAll('BKO-S1', code)) as SnapshotItem[]
  const more = Array.from({ length: questions }, (_, at): SnapshotItem[] => [
    {
      kind: 'question',
      id: `${code}-Q${at + 100}`,
      number: at + 100,
      state: 'answered-written',
      wording: `Pourquoi les patrouilles s’arrêtent-elles à 22 h dans le quartier n° ${at}, alors que tout se passe après ?`,
      original: null,
      asker: null,
      channel: 'phone',
      theme: null,
      supports: at % 7,
    },
    {
      kind: 'answer',
      id: `${code}-A${at + 100}`,
      to: `${code}-Q${at + 100}`,
      mode: 'written',
      text: 'Les effectifs ne permettent pas de couvrir toute la nuit partout. On déplace les équipes selon les signalements.',
      summary: null,
    },
  ]).flat()
  const items = [...named.slice(0, -1), ...more]
  const head: SnapshotHeadInput = { ...bamakoHead(), forumId: asId(forum.repeat(26)), sessionId: asId(random.id()) }
  return buildSnapshot([...items, balanceOf(code, items)], head, random)
}

/** The most that a child of this process ever had, as Linux tells it. */
function highestChild(): number {
  let kb = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      if (/^PPid:\s+(\d+)/m.exec(status)?.[1] !== String(process.pid)) continue
      kb = Math.max(kb, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0))
    } catch {
      // It ended meanwhile.
    }
  }
  return kb
}
