import { describe, expect, it } from 'vitest'
import { createMemoryArchiveTree } from '../../../server/adapters/memory/archive-memory.ts'
import { createArchive } from '../../../server/archive/archive.ts'
import type { ArchiveTree } from '../../../server/archive/archive-tree.ts'
import { buildSnapshot } from '../../../server/archive/build-snapshot.ts'
import { sealToWords } from '../../../server/archive/seal.ts'
import { createCorrections } from '../../../server/correction/corrections.ts'
import { makeMinutes } from '../../../server/report/minutes.ts'
import { createLog } from '../../../server/runtime/log.ts'
import { asId, type CommandId, type SessionId } from '../../../shared/domain/ids.ts'
import { itemsOf, type Snapshot } from '../../../shared/domain/snapshot.ts'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import type { CorrectionChange } from '../../../shared/protocol/correction.ts'
import { bamakoHead } from '../../world/bamako.ts'
import { createSteppedClock } from '../../world/clock.ts'
import { createSeededRandom } from '../../world/random.ts'
import { strictWords } from '../../world/words.ts'
import { change, hide, openBamako } from './correction-ground.ts'

const SESSION = 'cccccccccccccccccccccccccc' as SessionId
const folder = 'aaaaaaaaaaaaaaaaaaaaaaaaaa/data/forums/1-bamako/sessions/BKO-S1'
const commandId = (letter: string) => asId<CommandId>(letter.repeat(26))
const stage = {
  board: { view: 'end', card: 'x', hidden: false, message: '', page: 0 },
  cards: {
    x: {
      kind: 'question',
      number: 21,
      text: 'Qui contrôle le budget ?',
      answerText: '',
      summaryText: '',
      mergedNumbers: [22],
    },
    y: { kind: 'question', number: 1, text: 'vieux', answerText: 'vieux', summaryText: '', mergedNumbers: [] },
    z: { kind: 'recommendation', number: 1, text: 'vieux', sources: [1, 21] },
  },
} as unknown as StageView

const words = strictWords('fr')
const printed = (snapshot: Snapshot) => makeMinutes(snapshot, sealToWords(snapshot.seal), words, null)
/** In place of the minutes, where only their order on the disk counts. */
const plainly = async (snapshot: Snapshot) =>
  ['PV.html', 'PV.docx'].map((name) => ({ name, bytes: Buffer.from(JSON.stringify(itemsOf(snapshot))) }))

/** Bamako, closed and sealed, on files in memory whose power can be cut: the nth write from now and all after it fail. */
async function aSealedBamako(makeReports = printed) {
  const files = new Map<string, Uint8Array>()
  const memory = createMemoryArchiveTree(files)
  let writesLeft = Number.POSITIVE_INFINITY
  const tree: ArchiveTree = {
    ...memory,
    async write(path, bytes) {
      writesLeft -= 1
      if (writesLeft < 0) throw new Error('the power is off')
      await memory.write(path, bytes)
    },
  }
  const clock = createSteppedClock()
  const random = createSeededRandom(7)
  let behind = 0
  let seals: { first: string; last: string } | null = null
  const open = () => {
    const archive = createArchive({ tree })
    const corrections = createCorrections({
      archive,
      witness: {
        sealsOf: () => seals,
        async markCorrected(_session, seal) {
          if (seals !== null) seals = { ...seals, last: seal }
        },
      },
      clock: { now: () => clock.now() - behind },
      random,
      log: createLog({ level: 'silent' }),
      makeMinutes: makeReports,
    })
    return { archive, corrections }
  }
  const first = buildSnapshot(openBamako(), bamakoHead({ takenAt: new Date(clock.now()).toISOString() }), random)
  const reports = [...(await makeReports(first)), { name: 'stage.json', bytes: Buffer.from(JSON.stringify(stage)) }]
  await open().archive.store(first, reports)
  seals = { first: first.seal, last: first.seal }
  await clock.advance(86_400_000)
  const correct = (letter: string, base: string, ...changes: CorrectionChange[]) =>
    open().corrections.correct({ id: commandId(letter), session: SESSION, base, changes }, 'organiser')
  const has = (what: string) =>
    [...files].filter(([, bytes]) => Buffer.from(bytes).includes(what)).map(([path]) => path.replace(`${folder}/`, ''))
  return {
    files,
    turnBack: (ms: number) => {
      behind = ms
    },
    open,
    correct,
    has,
    first: first.seal,
    cutPowerAfter: (writes: number) => {
      writesLeft = writes
    },
    powerOn: () => {
      writesLeft = Number.POSITIVE_INFINITY
    },
    forgetLast: () => {
      seals = { first: first.seal, last: first.seal }
    },
  }
}

describe('a sealed session', () => {
  it('is read as its newest snapshot, and only once it is sealed and sound', async () => {
    const { open, files, first } = await aSealedBamako()
    expect(await open().corrections.read(SESSION)).toMatchObject({ is: 'sheet', sheet: { seq: 1, seal: first } })
    files.delete(`${folder}/chain.jsonl`)
    expect(await open().corrections.read(SESSION)).toMatchObject({ why: 'archive-damaged' })
  })

  it('keeps the old minutes beside the new, which tell of both', async () => {
    const { correct, open, first } = await aSealedBamako()
    const done = await correct('a', first, change('BKO-S1-Q21', 'answer', 'La Cour des comptes.'))
    expect(done).toMatchObject({ is: 'done', seq: 2 })
    const { archive } = open()
    const page = async (seq: number) => {
      const report = await archive.report(SESSION, seq, 'PV_BKO-S1_2021-02-24.html')
      return report.is === 'found'
        ? Buffer.from(report.bytes)
            .toString()
            .replace(/<[^>]*>/g, ' ')
        : ''
    }
    expect(await page(1)).not.toContain('Cour des comptes')
    const after = await page(2)
    for (const said of [
      'La Cour des comptes.',
      'Réponse ajoutée le',
      'Corrections après la clôture',
      sealToWords(first),
    ]) {
      expect(after).toContain(said)
    }
    expect((await archive.list(SESSION)).map(({ reason }) => reason)).toEqual(['close', 'supplement'])
    expect(await archive.verify(SESSION)).toMatchObject({ is: 'sound' })
  })

  it('applies a correction once, however often it comes, and tells the second of two people that he was second', async () => {
    const { open, correct, first } = await aSealedBamako()
    const mine = change('BKO-S1', 'chair', 'Awa')
    const { corrections } = open()
    const send = (letter: string, ...changes: CorrectionChange[]) =>
      corrections.correct({ id: commandId(letter), session: SESSION, base: first, changes }, 'organiser')
    const [once, twice, other] = await Promise.all([
      send('a', mine),
      send('a', mine),
      send('b', change('BKO-S1', 'chair', 'Binta')),
    ])
    expect(once).toMatchObject({ is: 'done', seq: 2 })
    expect(twice).toEqual(once)
    expect(other).toEqual({ is: 'refused', why: 'newer-stands', faults: [] })
    // Another start, the same id: still one.
    expect(await correct('a', first, mine)).toEqual(once)
    expect(await open().archive.list(SESSION)).toHaveLength(2)
  })
})

describe('a power cut', () => {
  it('at any write of a correction leaves the old or the new, and the same again ends it', async () => {
    const hides = [hide('BKO-S1-Q21'), change('BKO-S1-Q01', 'wording', 'Une commune ?', { protects: true })]
    const outcomes = new Set<string>()
    for (let writes = 0; ; writes += 1) {
      const { correct, open, has, first, cutPowerAfter, powerOn, forgetLast } = await aSealedBamako(plainly)
      cutPowerAfter(writes)
      const cut = await correct('a', first, ...hides)
      // The catalogue is on another disk flush: it may not have heard of it either.
      forgetLast()
      powerOn()
      expect(await open().archive.verify(SESSION, undefined)).toMatchObject({ is: 'sound' })
      outcomes.add(`${cut.is} ${(await open().archive.list(SESSION)).length}`)
      const again = await correct('a', first, ...hides)
      expect(again).toMatchObject({ is: 'done', seq: 2 })
      expect(await open().archive.list(SESSION)).toHaveLength(2)
      expect(has('contrôle le budget')).toEqual([])
      if (cut.is === 'done') break
    }
    expect([...outcomes].sort()).toEqual(['done 2', 'refused 1', 'refused 2'])
  })

  it('between the seal and the hiding is made good at the next start, whoever comes back or not', async () => {
    const { correct, open, has, files, first } = await aSealedBamako()
    const before = new Map(files)
    await correct('a', first, hide('BKO-S1-Q21'))
    for (const [path, bytes] of before) if (/0001/.test(path)) files.set(path, bytes)
    expect(has('qui le lit')).not.toEqual([])
    await open().corrections.settle(SESSION)
    expect(has('qui le lit')).toEqual([])
  })
})

describe('what was protected after the fact', () => {
  it('is in no file of the archive any longer, and every snapshot still verifies', async () => {
    const { correct, open, has, first } = await aSealedBamako()
    const answered = await correct('a', first, change('BKO-S1-Q21', 'answer', 'Motuntel le sait.'))
    expect(has('Motuntel').length).toBeGreaterThan(2)
    const base = answered.is === 'done' ? answered.seal : ''
    expect(await correct('b', base, hide('BKO-S1-Q21'))).toMatchObject({ is: 'done', seq: 3 })
    for (const words of ['Motuntel', 'Qui contrôle le budget', 'qui le lit', 'Une enseignante']) {
      expect(has(words)).toEqual([])
    }
    const { archive } = open()
    expect(await archive.verify(SESSION, first)).toMatchObject({ is: 'broken' })
    expect(await archive.verify(SESSION)).toMatchObject({ is: 'sound' })
    for (const seq of [1, 2]) {
      expect(await archive.report(SESSION, seq, 'PV_BKO-S1_2021-02-24.html')).toMatchObject({ madeAnew: true })
    }
    expect(await archive.report(SESSION, 3, 'PV_BKO-S1_2021-02-24.html')).toMatchObject({ madeAnew: false })
  })

  it('can be the earlier words of a text that stays: gone too where an earlier correction told them', async () => {
    const { correct, open, has, first } = await aSealedBamako()
    const named = await correct('a', first, change('BKO-S1-Q01', 'answer', 'Motuntel décide.'))
    const base = named.is === 'done' ? named.seal : ''
    const protectedNow = change('BKO-S1-Q01', 'answer', 'La commune décide.', { protects: true })
    expect(await correct('b', base, protectedNow)).toMatchObject({ is: 'done', seq: 3 })
    expect(has('Motuntel')).toEqual([])
    expect(has('La commune décide.').length).toBeGreaterThan(2)
    expect(await open().archive.verify(SESSION)).toMatchObject({ is: 'sound' })
    const loaded = await open().archive.load(SESSION, 2)
    expect(loaded).toMatchObject({ redacted: ['BKO-S1-A01', 'BKO-S1-K01'] })
  })

  it('is gone from the last stage that phones read, and the rest of it stands', async () => {
    const { correct, open, first } = await aSealedBamako()
    await correct('a', first, hide('BKO-S1-Q21'))
    const report = await open().archive.report(SESSION, 1, 'stage.json')
    const left = report.is === 'found' ? (JSON.parse(Buffer.from(report.bytes).toString()) as StageView) : null
    expect(Object.keys(left?.cards ?? {})).toEqual(['y', 'z'])
    expect(left?.board.card).toBeNull()
    expect(left?.cards).toMatchObject({ z: { sources: [1] } })
  })
})

describe('the witness', () => {
  it('finds that a correction was cut off, and builds nothing on what is left', async () => {
    const { correct, open, files, first } = await aSealedBamako()
    const chain = files.get(`${folder}/chain.jsonl`) ?? new Uint8Array()
    await correct('a', first, change('BKO-S1', 'chair', 'Awa'))
    files.set(`${folder}/chain.jsonl`, chain)
    expect(await open().corrections.read(SESSION)).toMatchObject({ why: 'archive-damaged' })
    expect(await correct('b', first, change('BKO-S1', 'chair', 'Binta'))).toMatchObject({ why: 'archive-damaged' })
  })

  it('finds a letter changed in the new snapshot', async () => {
    const { correct, open, files, first } = await aSealedBamako()
    await correct('a', first, change('BKO-S1', 'chair', 'Awa Diarra'))
    const path = `${folder}/snapshots/0002.json`
    files.set(
      path,
      Buffer.from(
        Buffer.from(files.get(path) ?? [])
          .toString()
          .replace('Awa Diarra', 'Awa Diarro'),
      ),
    )
    expect(await open().archive.verify(SESSION)).toMatchObject({ is: 'broken', faults: [{ seq: 2 }] })
    expect(await open().corrections.read(SESSION)).toMatchObject({ why: 'archive-damaged' })
  })
})

describe('a clock that runs backwards', () => {
  it('is told in the minutes of the correction: the order is proven, the date is not', async () => {
    const { turnBack, correct, open, first } = await aSealedBamako()
    turnBack(3 * 86_400_000)
    await correct('a', first, change('BKO-S1', 'chair', 'Awa'))
    const report = await open().archive.report(SESSION, 2, 'PV_BKO-S1_2021-02-24.html')
    const page = report.is === 'found' ? Buffer.from(report.bytes).toString() : ''
    expect(page).toMatch(/a reculé depuis la clôture/)
  })
})
