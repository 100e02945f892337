import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createArchive } from '../../server/archive/archive.ts'
import type { ArchiveTree } from '../../server/archive/archive-tree.ts'
import { buildSnapshot } from '../../server/archive/build-snapshot.ts'
import { sealToWords } from '../../server/archive/seal.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import type { Snapshot, SnapshotHeadInput } from '../../shared/domain/snapshot.ts'
import { bamakoContent, bamakoHead } from '../world/bamako.ts'
import { createSeededRandom } from '../world/random.ts'

/** What any place for the archive's files must do. `make` opens an empty one; `end` takes it away. */
export interface TreeWorld {
  readonly tree: ArchiveTree
  /** Takes a file away, as no part of the archive does. */
  lose(path: string): Promise<void>
  /** A second opening of the same place, as after a restart. */
  again(): ArchiveTree
  end(): Promise<void>
}

const SESSION = 'cccccccccccccccccccccccccc' as SessionId
const FOLDER = 'aaaaaaaaaaaaaaaaaaaaaaaaaa/data/forums/1-bamako/sessions/BKO-S1'
const bytes = (text: string) => new TextEncoder().encode(text)
const text = (read: Uint8Array | null) => (read === null ? null : new TextDecoder().decode(read))

export function archiveContract(name: string, make: () => Promise<TreeWorld>): void {
  describe(`archive tree, ${name}`, () => {
    let world: TreeWorld
    beforeEach(async () => {
      world = await make()
    })
    afterEach(() => world.end())

    test('gives back what was written, also after a restart, the later over the earlier', async () => {
      await world.tree.write('a/b/one.txt', bytes('first'))
      await world.tree.write('a/b/one.txt', bytes('second'))
      expect(text(await world.again().read('a/b/one.txt'))).toBe('second')
    })
    test('lists names in order, and nothing where nothing is', async () => {
      await world.tree.write('a/z.txt', bytes('z'))
      await world.tree.write('a/b/one.txt', bytes('one'))
      expect(await world.tree.list('a')).toEqual(['b', 'z.txt'])
      expect(await world.tree.list('')).toEqual(['a'])
      expect(await world.tree.list('nowhere')).toEqual([])
      expect(await world.tree.read('nowhere/at/all')).toBeNull()
    })
    test.each(['../out.txt', '/etc/out', 'a//b', 'a/../../b', 'a/.hidden', 'é.txt', 'a\\b', '', 'a/b\0.txt'])(
      'writes nothing at %j',
      async (path) => {
        await expect(world.tree.write(path, bytes('x'))).rejects.toThrow('not a path')
        expect(await world.tree.read(path)).toBeNull()
      },
    )
  })

  describe(`archive, ${name}`, () => {
    let world: TreeWorld
    beforeEach(async () => {
      world = await make()
    })
    afterEach(() => world.end())
    const archive = () => createArchive({ tree: world.again() })
    const damage = async (path: string, from: string | RegExp, to: string) => {
      const before = text(await world.tree.read(`${FOLDER}/${path}`))
      expect(before).toMatch(from)
      await world.tree.write(`${FOLDER}/${path}`, bytes(before?.replace(from, to) ?? ''))
    }

    test('keeps a snapshot and its reports over a restart, and finds them sound', async () => {
      const snapshot = aSnapshot()
      const reports = [{ name: 'PV_BKO-S1_2021-02-24.html', bytes: bytes('<h1>PV</h1>') }]
      const sealWords = sealToWords(snapshot.seal)
      expect(await archive().store(snapshot, reports)).toEqual({
        is: 'stored',
        snapshot: {
          seq: 1,
          reason: 'close',
          takenAt: '2021-02-24T11:27:31.000Z',
          seal: snapshot.seal,
          sealWords,
          reports: ['PV_BKO-S1_2021-02-24.html'],
        },
      })
      expect(await archive().list(SESSION)).toHaveLength(1)
      expect(await archive().load(SESSION, 1)).toMatchObject({ is: 'found', snapshot, redacted: [] })
      expect(await archive().verify(SESSION, sealWords)).toMatchObject({ is: 'sound' })
      const report = await archive().report(SESSION, 1, 'PV_BKO-S1_2021-02-24.html')
      expect(report).toEqual({ is: 'found', bytes: bytes('<h1>PV</h1>'), madeAnew: false })
    })

    test('says so when there is nothing', async () => {
      expect(await archive().list(SESSION)).toEqual([])
      expect(await archive().load(SESSION, 1)).toEqual({ is: 'missing' })
      expect(await archive().verify(SESSION)).toEqual({ is: 'missing' })
      await archive().store(aSnapshot(), [])
      expect(await archive().load(SESSION, 2)).toEqual({ is: 'missing' })
      expect(await archive().report(SESSION, 1, '../snapshots/0001.json')).toEqual({ is: 'missing' })
    })

    test('stores the same snapshot twice as one, and no other in its place', async () => {
      await archive().store(aSnapshot(), [])
      expect(await archive().store(aSnapshot(), [])).toMatchObject({ is: 'stored' })
      expect(await archive().store(aSnapshot({ reason: 'manual' }), [])).toEqual({ is: 'refused', why: 'not-next' })
      expect(await archive().store(aSnapshot({ seq: 2, prev: null }), [])).toEqual({ is: 'refused', why: 'not-next' })
      expect(await archive().list(SESSION)).toHaveLength(1)
    })

    test('refuses what does not verify', async () => {
      const snapshot = aSnapshot()
      const altered = { ...snapshot, head: { ...snapshot.head, reason: 'interval' as const } }
      expect(await archive().store(altered, [])).toEqual({ is: 'refused', why: 'not-sound' })
    })

    test('a correction is a new snapshot that names the one before; both minutes stay', async () => {
      const first = aSnapshot()
      const report = (words: string) => [{ name: 'PV.html', bytes: bytes(words) }]
      await archive().store(first, report('first'))
      const second = aSnapshot({ seq: 2, prev: first.seal, reason: 'correction' })
      await archive().store(second, report('second'))
      expect(await archive().verify(SESSION, second.seal)).toMatchObject({ is: 'sound' })
      expect(await archive().report(SESSION, 1, 'PV.html')).toMatchObject({ bytes: bytes('first') })
      expect(await archive().report(SESSION, 2, 'PV.html')).toMatchObject({ bytes: bytes('second') })
    })

    test('two sessions with one code do not share a folder', async () => {
      const other = 'dddddddddddddddddddddddddd' as SessionId
      await archive().store(aSnapshot(), [])
      await archive().store(aSnapshot({ sessionId: other }), [])
      expect(await archive().load(SESSION, 1)).toMatchObject({ snapshot: { head: { sessionId: SESSION } } })
      expect(await archive().load(other, 1)).toMatchObject({ snapshot: { head: { sessionId: other } } })
    })

    test('a changed letter is found and named', async () => {
      await archive().store(aSnapshot(), [])
      await damage('snapshots/0001.json', 'trente ans', 'trante ans')
      const faults = [{ at: 'item', id: 'BKO-S1-C02' }]
      expect(await archive().load(SESSION, 1)).toEqual({ is: 'damaged', faults })
      expect(await archive().verify(SESSION)).toEqual({
        is: 'broken',
        faults: [{ seq: 1, fault: { at: 'item', id: 'BKO-S1-C02' } }],
      })
    })

    test('a changed report is given, and named as changed', async () => {
      await archive().store(aSnapshot(), [{ name: 'PV.html', bytes: bytes('words') }])
      await damage('reports/0001/PV.html', 'words', 'wards')
      expect(await archive().report(SESSION, 1, 'PV.html')).toEqual({ is: 'changed', bytes: bytes('wards') })
    })

    test('snapshots whose chain was taken away are broken, not missing', async () => {
      await archive().store(aSnapshot(), [])
      await world.lose(`${FOLDER}/chain.jsonl`)
      expect(await archive().verify(SESSION)).toEqual({ is: 'broken', faults: [{ seq: 1, fault: { at: 'chain' } }] })
    })

    test('a damaged chain takes nothing more', async () => {
      const first = aSnapshot()
      await archive().store(first, [])
      await damage('chain.jsonl', '"seq":1', '"seq":x')
      const next = aSnapshot({ seq: 2, prev: first.seal, reason: 'correction' })
      expect(await archive().store(next, [])).toEqual({ is: 'refused', why: 'chain-damaged' })
      expect(await archive().verify(SESSION)).toEqual({ is: 'broken', faults: [{ seq: 1, fault: { at: 'chain' } }] })
      expect(await archive().load(SESSION, 1)).toEqual({ is: 'damaged', faults: [{ at: 'chain' }] })
    })

    test('what was hidden is gone from the files, and all still verifies', async () => {
      const first = aSnapshot()
      await archive().store(first, [])
      const second = aSnapshot({ seq: 2, prev: first.seal, reason: 'correction' })
      await archive().store(second, [])
      const plan = () => ['BKO-S1-Q02', 'BKO-S1-A02', 'unknown']
      expect(await archive().redact(SESSION, plan, async () => [])).toBe(2)
      expect(await archive().verify(SESSION, second.seal)).toMatchObject({ is: 'sound' })
      expect(await archive().load(SESSION, 1)).toMatchObject({ redacted: ['BKO-S1-Q02', 'BKO-S1-A02'] })
      for (const seq of ['0001', '0002']) {
        const file = text(await world.tree.read(`${FOLDER}/snapshots/${seq}.json`))
        expect(file).not.toContain('une fois qu')
        expect(file).toContain('trente ans')
      }
    })

    test('the reports of what was hidden are made anew and say so; those that cannot be are taken away', async () => {
      const first = aSnapshot()
      await archive().store(first, [
        { name: 'PV.html', bytes: bytes('une fois qu') },
        { name: 'PV.pdf', bytes: bytes('une fois qu') },
      ])
      const plan = () => ['BKO-S1-Q02']
      await archive().redact(SESSION, plan, async (redacted, before) => {
        expect(redacted.leaves.find((leaf) => leaf.id === 'BKO-S1-Q02')).toMatchObject({ redacted: true })
        expect(text(before.get('PV.html') ?? null)).toBe('une fois qu')
        return [{ name: 'PV.html', bytes: bytes('sans ces mots') }]
      })
      const report = await archive().report(SESSION, 1, 'PV.html')
      expect(report).toEqual({ is: 'found', bytes: bytes('sans ces mots'), madeAnew: true })
      expect(await archive().report(SESSION, 1, 'PV.pdf')).toEqual({ is: 'taken-away' })
      expect(await world.tree.read(`${FOLDER}/reports/0001/PV.pdf`)).toHaveLength(0)
    })
  })
}

function aSnapshot(over: Partial<SnapshotHeadInput> = {}): Snapshot {
  return buildSnapshot(bamakoContent(), bamakoHead(over), createSeededRandom(7))
}
