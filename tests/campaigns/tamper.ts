import { leafHash, merkleRoot, sealOf } from '../../server/archive/seal.ts'
import { snapshotToText } from '../../server/archive/snapshot-file.ts'
import { makeBag } from '../../server/bag/make-bag.ts'
import type { Snapshot } from '../../shared/domain/snapshot.ts'
import { twoClosedForums } from '../server/bag/two-closed-forums.ts'
import { filesOf, openVerifier } from '../server/bag/verifier.ts'
import { createSeededRandom } from '../world/random.ts'
import type { Campaign } from './campaign.ts'

export const campaign: Campaign = {
  what: 'A bag with a byte, a file or a whole story changed: its own page finds every one, with the seal of the paper.',
  unit: 'tamperings',
  nDefault: 10_000,
  async run({ n, seed, say }) {
    const crafted = { missed: [] as string[] }
    for (const { name } of tamperings) {
      crafted.missed.push(...(await tamper({ n: 1, seed, only: name })).missed)
    }
    const { tried, missed } = await tamper({ n, seed, only: null, say })
    return {
      tried: tried + tamperings.length,
      faults: { missed: missed.length, craftedMissed: crafted.missed.length },
      counted: { crafted: tamperings.length },
      failedSeeds: missed.length === 0 ? [] : [seed],
      skipped: [],
    }
  },
}

type Files = Map<string, Uint8Array>
type Number = (below: number) => number

interface Tampering {
  readonly name: string
  /** Gives the bag as a forger leaves it. */
  readonly forge: (files: Files, number: Number) => Files
}

/** Twelve that somebody would think of. Those that know how archives are made put every manifest right again. */
export const tamperings: readonly Tampering[] = [
  {
    name: 'a word changed',
    forge: (files) => withText(files, aSnapshot(files), (text) => text.replace('"text": "', '"text": "x')),
  },
  {
    name: 'a word changed, manifests right',
    forge: (files) => again(withText(files, aSnapshot(files), (text) => text.replace('"text": "', '"text": "x'))),
  },
  { name: 'a word and its hash changed', forge: (files) => again(withSnapshot(files, reword)) },
  {
    name: 'all hashes up to the root',
    forge: (files) => again(withSnapshot(files, (snapshot) => withRoot(reword(snapshot)))),
  },
  { name: 'the whole session made anew', forge: (files) => again(anew(files)) },
  {
    name: 'a question taken away',
    forge: (files) =>
      again(withSnapshot(files, (snapshot) => withRoot({ ...snapshot, leaves: snapshot.leaves.slice(0, -1) }))),
  },
  {
    name: 'two items exchanged',
    forge: (files) =>
      again(
        withSnapshot(files, ({ leaves: [a, b, ...rest], ...snapshot }) => ({
          ...snapshot,
          leaves: [b, a, ...rest] as Snapshot['leaves'],
        })),
      ),
  },
  {
    name: 'the clock moved back',
    forge: (files) =>
      again(
        withSnapshot(files, (snapshot) => ({
          ...snapshot,
          head: { ...snapshot.head, takenAt: '2019-01-01T00:00:00.000Z' },
        })),
      ),
  },
  {
    name: 'a session dropped',
    forge: (files) => again(new Map([...files].filter(([path]) => !path.includes(sessionOf(files))))),
  },
  {
    name: 'the chain emptied',
    forge: (files) =>
      again(
        new Map([...files].map(([path, bytes]) => [path, path.endsWith('chain.jsonl') ? new Uint8Array() : bytes])),
      ),
  },
  { name: 'a file smuggled in', forge: (files) => new Map([...files, ['data/forums/note.txt', Buffer.from('x')]]) },
  {
    name: 'a report exchanged',
    forge: (files) =>
      withText(files, [...files.keys()].find((path) => path.endsWith('PV.txt')) ?? '', (text) =>
        text.replaceAll('a', 'e'),
      ),
  },
]

export async function tamper(plan: {
  readonly n: number
  readonly seed: number
  readonly only: string | null
  readonly say?: (line: string) => void
}): Promise<{ readonly tried: number; readonly missed: readonly string[] }> {
  const { packed, sessions, archive } = await twoClosedForums(['bamako'])
  const whole = filesOf((await packed()).files)
  const seals: string[] = []
  for (const session of sessions) {
    for (const { sealWords } of await archive.list(session)) seals.push(sealWords.replaceAll(' ', ''))
  }
  const verifier = openVerifier()
  if (!verifier.verifyBag(whole, seals).isSound) throw new Error('what is not tampered with must be sound')
  const random = createSeededRandom(plan.seed)
  const number: Number = (below) => Buffer.from(random.bytes(4)).readUInt32LE() % below
  const crafted = tamperings.find(({ name }) => name === plan.only)
  if (plan.only !== null && crafted === undefined) throw new Error(`no tampering « ${plan.only} »`)
  const missed: string[] = []
  for (let at = 0; at < plan.n; at += 1) {
    const forged = crafted?.forge(whole, number) ?? anyhow(whole, number)
    if (isSame(whole, forged)) {
      at -= 1
      continue
    }
    if (verifier.verifyBag(forged, seals).isSound) missed.push(`${plan.only ?? 'random'} ${at}`)
    if ((at + 1) % 1_000 === 0) plan.say?.(`${at + 1} tampered with, ${missed.length} missed`)
  }
  return { tried: plan.n, missed }
}

/** One of everything that chance can do to files. */
function anyhow(files: Files, number: Number): Files {
  const paths = [...files.keys()]
  const path = paths[number(paths.length)] ?? ''
  const bytes = files.get(path) ?? new Uint8Array()
  const forged = new Map(files)
  const at = number(Math.max(1, bytes.length))
  switch (number(6)) {
    case 0:
      return forged.set(
        path,
        bytes.map((byte, place) => (place === at ? byte ^ (1 << number(8)) : byte)),
      )
    case 1:
      return forged.set(path, bytes.slice(0, at))
    case 2:
      forged.delete(path)
      return forged
    case 3:
      return forged.set(`${path}.bak`, bytes)
    case 4:
      return forged.set(path, files.get(paths[number(paths.length)] ?? '') ?? bytes)
    default:
      return forged.set(path, Buffer.concat([bytes.slice(0, at), Buffer.from([number(256)]), bytes.slice(at)]))
  }
}

function isSame(one: Files, other: Files): boolean {
  if (one.size !== other.size) return false
  return [...one].every(([path, bytes]) => Buffer.compare(bytes, other.get(path) ?? Buffer.from('\0')) === 0)
}

function aSnapshot(files: Files): string {
  return [...files.keys()].find((path) => path.endsWith('/0001.json')) ?? ''
}

function sessionOf(files: Files): string {
  return aSnapshot(files).replace(/snapshots.*/, '')
}

function withText(files: Files, path: string, change: (text: string) => string): Files {
  return new Map(files).set(path, Buffer.from(change(Buffer.from(files.get(path) ?? []).toString('utf8')), 'utf8'))
}

function withSnapshot(files: Files, change: (snapshot: Snapshot) => Snapshot): Files {
  return withText(files, aSnapshot(files), (text) => snapshotToText(change(JSON.parse(text) as Snapshot)))
}

function reword(snapshot: Snapshot): Snapshot {
  const at = snapshot.leaves.findIndex((leaf) => 'item' in leaf && leaf.item.kind === 'recommendation')
  const leaf = snapshot.leaves[at]
  if (leaf === undefined || !('item' in leaf) || leaf.item.kind !== 'recommendation') throw new Error('none')
  const item = { ...leaf.item, text: 'Ne rien changer.' }
  const changed = { ...leaf, item, hash: leafHash(leaf.salt, item) }
  return { ...snapshot, leaves: snapshot.leaves.with(at, changed) }
}

function withRoot(snapshot: Snapshot): Snapshot {
  const root = merkleRoot(snapshot.leaves.map(({ hash }) => hash))
  return { ...snapshot, head: { ...snapshot.head, root, count: snapshot.leaves.length } }
}

/** Words, hashes, root, seal, chain and manifests: only the paper knows better. */
function anew(files: Files): Files {
  let made: Snapshot | null = null
  const forged = withSnapshot(files, (snapshot) => {
    const rooted = withRoot(reword(snapshot))
    made = { ...rooted, seal: sealOf(rooted.head) }
    return made
  })
  const { head, seal } = made as unknown as Snapshot
  return withText(forged, `${sessionOf(files)}chain.jsonl`, (text) =>
    text.replace(/"root":"[0-9a-f]+","seal":"[0-9a-f]+"/, `"root":"${head.root}","seal":"${seal}"`),
  )
}

/** A bag around the same payload, as our own program would make it. */
function again(files: Files): Files {
  const payload = [...files].flatMap(([path, bytes]) => (path.startsWith('data/') ? [{ path, bytes }] : []))
  return filesOf(
    makeBag(payload, { name: 'ML-RSS-2021', title: 'Forums régionaux', date: '2021-02-24', isPublic: false }),
  )
}
