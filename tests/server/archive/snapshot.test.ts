import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildSnapshot, redactSnapshot } from '../../../server/archive/build-snapshot.ts'
import { canonicalJson } from '../../../server/archive/canonical-json.ts'
import { chainLine } from '../../../server/archive/chain-file.ts'
import { checkGuide, NODE_CHECK, PYTHON_CHECK } from '../../../server/archive/check-guide.ts'
import { leafHash, merkleRoot, sealOf, sealToWords } from '../../../server/archive/seal.ts'
import { snapshotToText } from '../../../server/archive/snapshot-file.ts'
import { verifyChain } from '../../../server/archive/verify-chain.ts'
import { verifySnapshot } from '../../../server/archive/verify-snapshot.ts'
import type { Snapshot, SnapshotHeadInput } from '../../../shared/domain/snapshot.ts'
import { itemSchema } from '../../../shared/domain/snapshot-item.ts'
import { bamakoContent, bamakoHead } from '../../world/bamako.ts'
import { createSeededRandom } from '../../world/random.ts'

const SEED = 20_210_224
const make = (over: Partial<SnapshotHeadInput> = {}, seed = 7) =>
  buildSnapshot(bamakoContent(), bamakoHead(over), createSeededRandom(seed))
const sound = make()
const file = snapshotToText(sound)
/** A deep copy to damage. */
const copy = (): Snapshot => structuredClone(sound)
const faultsOf = (snapshot: Snapshot, witness: string | null = null) => {
  const result = verifySnapshot(snapshotToText(snapshot), witness)
  return result.is === 'broken' ? result.faults : []
}
const itemNamed = (snapshot: Snapshot, id: string) => {
  const leaf = snapshot.leaves.find((one) => one.id === id)
  if (leaf === undefined || !('item' in leaf)) throw new Error(`no item ${id}`)
  return leaf
}

describe('a snapshot', () => {
  test('is sound, reads as it was written, and depends on nothing but its content, head and salts', () => {
    expect(verifySnapshot(file)).toEqual({ is: 'sound', snapshot: sound, redacted: [] })
    expect(snapshotToText(make())).toBe(file)
    expect(make({}, 8).seal).not.toBe(sound.seal)
  })
  test('has a seal of 16 characters in groups of four, known again in any hand', () => {
    const words = sealToWords(sound.seal)
    expect(words).toMatch(/^[A-Z2-7]{4}( [A-Z2-7]{4}){3}$/)
    expect(sealToWords('00'.repeat(32))).toBe('AAAA AAAA AAAA AAAA')
    expect(sealToWords('ff'.repeat(32))).toBe('7777 7777 7777 7777')
    for (const witness of [words, words.toLowerCase(), words.replaceAll(' ', '-'), sound.seal]) {
      expect(verifySnapshot(file, witness).is).toBe('sound')
    }
  })
  test('holds no half of a character, and the cut one does not stop the close', () => {
    const [sheet, question, ...rest] = bamakoContent()
    if (sheet === undefined || question?.kind !== 'question' || !('wording' in question)) throw new Error('no question')
    const cut = buildSnapshot(
      [sheet, { ...question, wording: 'Qui \uD83D décide ?' }, ...rest],
      bamakoHead(),
      createSeededRandom(1),
    )
    expect(itemNamed(cut, question.id).item).toMatchObject({ wording: 'Qui  décide ?' })
    expect(verifySnapshot(snapshotToText(cut)).is).toBe('sound')
  })
  test('takes no words of what was not kept, withdrawn or protected, and no item twice', () => {
    const declined = { kind: 'question', id: 'BKO-S1-Q05', number: 5, state: 'not-kept', reason: 'off-topic' }
    expect(itemSchema.safeParse(declined).success).toBe(true)
    expect(itemSchema.safeParse({ ...declined, wording: 'words' }).success).toBe(false)
    const hidden = { kind: 'question', id: 'BKO-S1-P01', state: 'protected' }
    expect(itemSchema.safeParse(hidden).success).toBe(true)
    expect(itemSchema.safeParse({ ...hidden, number: 5 }).success).toBe(false)
    expect(itemSchema.safeParse({ ...hidden, id: 'BKO-S1-Q05' }).success).toBe(false)
    expect(itemSchema.safeParse({ ...declined, state: 'withdrawn', reason: undefined, asker: null }).success).toBe(
      false,
    )
    const content = bamakoContent()
    expect(() => buildSnapshot([...content, ...content], bamakoHead(), createSeededRandom(1))).toThrow('one id')
  })
})

describe('the canonical form', () => {
  test('sorts keys and knows no fraction', () => {
    expect(canonicalJson({ b: [1, null, true], a: 'é\n"', é: {} })).toBe('{"a":"é\\n\\"","b":[1,null,true],"é":{}}')
    expect(() => canonicalJson({ a: 0.5 })).toThrow('whole numbers')
    expect(() => canonicalJson({ a: undefined })).toThrow('no JSON')
  })
  test('the tree carries a last one up as it is', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string]
    expect(merkleRoot([a])).toBe(a)
    expect(merkleRoot([a, b, c])).toBe(merkleRoot([merkleRoot([a, b]), c]))
    expect(merkleRoot([a, b])).not.toBe(merkleRoot([b, a]))
  })
})

describe('tampering', () => {
  test('with any one letter of the file is found', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
        fc.pre(file[at] !== letter)
        expect(verifySnapshot(file.slice(0, at) + letter + file.slice(at + 1)).is).toBe('broken')
      }),
      { numRuns: 1_500, seed: SEED },
    )
  })
  test('by taking away or adding a letter anywhere is found', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.constantFrom('', ' ', '\n', 'a', '0'), (at, more) => {
        const changed = more === '' ? file.slice(0, at) + file.slice(at + 1) : file.slice(0, at) + more + file.slice(at)
        fc.pre(changed !== file)
        expect(verifySnapshot(changed).is).toBe('broken')
      }),
      { numRuns: 600, seed: SEED },
    )
  })

  const Q2 = 'BKO-S1-Q02'
  const atQ2 = [{ at: 'item', id: Q2 }]
  test('1 a word changed: the item is named', () => {
    const changed = copy()
    Object.assign(itemNamed(changed, Q2).item, { wording: 'Autre chose ?' })
    expect(faultsOf(changed)).toEqual(atQ2)
  })
  test('2 a word changed and its hash made anew: the root tells', () => {
    const changed = copy()
    const leaf = itemNamed(changed, Q2)
    Object.assign(leaf.item, { wording: 'Autre chose ?' })
    leaf.hash = leafHash(leaf.salt, leaf.item)
    expect(faultsOf(changed)).toEqual([{ at: 'head', field: 'root' }])
  })
  test('3 the root made anew too: the seal tells', () => {
    const changed = copy()
    const leaf = itemNamed(changed, Q2)
    Object.assign(leaf.item, { wording: 'Autre chose ?' })
    leaf.hash = leafHash(leaf.salt, leaf.item)
    changed.head.root = merkleRoot(changed.leaves.map((one) => one.hash))
    expect(faultsOf(changed)).toEqual([{ at: 'seal' }])
    expect(faultsOf(changed, sound.seal)).toEqual([{ at: 'head', field: null }])
  })
  test('4 all made anew: only the witness tells', () => {
    const forged = make({}, 99)
    expect(faultsOf(forged)).toEqual([])
    expect(faultsOf(forged, sealToWords(sound.seal))).toEqual([{ at: 'witness' }])
  })
  test('5 another salt: the item is named', () => {
    const changed = copy()
    itemNamed(changed, Q2).salt = '0'.repeat(32)
    expect(faultsOf(changed)).toEqual(atQ2)
  })
  test('6 another hash: the item is named', () => {
    const changed = copy()
    itemNamed(changed, Q2).hash = '0'.repeat(64)
    expect(faultsOf(changed)).toEqual(atQ2)
  })
  test('7 a question taken out', () => {
    const changed = copy()
    changed.leaves.splice(3, 1)
    expect(faultsOf(changed)).toEqual([
      { at: 'head', field: 'count' },
      { at: 'head', field: 'root' },
    ])
  })
  test('8 two questions in each other’s place', () => {
    const changed = copy()
    changed.leaves.reverse()
    expect(faultsOf(changed)).toEqual([{ at: 'head', field: 'root' }])
  })
  test('9 the clock moved back', () => {
    const changed = copy()
    changed.head.takenAt = '2021-02-23T11:27:31.000Z'
    expect(faultsOf(changed)).toEqual([{ at: 'seal' }])
    expect(faultsOf(changed, sound.seal)).toEqual([{ at: 'head', field: null }])
  })
  test('10 a field that nobody knows', () => {
    const changed = JSON.parse(file)
    changed.leaves[3].item.seat = 'x'
    const text = `${JSON.stringify(JSON.parse(canonicalJson(changed)), null, 1)}\n`
    expect(verifySnapshot(text)).toEqual({ is: 'broken', faults: [{ at: 'item', id: Q2 }] })
  })
  test('11 a key given twice, or a letter written another way', () => {
    const twice = file.replace('"count": ', '"count": 1,\n  "count": ')
    expect(verifySnapshot(twice)).toMatchObject({ faults: [{ at: 'file', why: 'not-canonical' }] })
    const escaped = file.replace('é', '\\u00e9')
    expect(verifySnapshot(escaped)).toMatchObject({ faults: [{ at: 'file', why: 'not-canonical' }] })
  })
  test('12 the last snapshots cut off, one swapped, one taken from elsewhere', () => {
    const second = make({ seq: 2, prev: sound.seal, reason: 'correction' })
    const third = make({ seq: 3, prev: second.seal, reason: 'addendum' })
    const all = [sound, second, third]
    const texts = all.map(snapshotToText)
    const lines = all.map((snapshot) => chainLine(snapshot, []))
    const words = sealToWords(third.seal)
    expect(verifyChain(texts, lines, words).is).toBe('sound')
    expect(verifyChain(texts.slice(0, 2), lines.slice(0, 2), words)).toMatchObject({
      faults: [{ fault: { at: 'witness' } }],
    })
    expect(verifyChain([texts[0] ?? null, null, texts[2] ?? null], lines)).toMatchObject({
      faults: [{ seq: 2, fault: { at: 'file', why: 'missing' } }],
    })
    expect(verifyChain(texts.toReversed(), lines).is).toBe('broken')
    const stranger = make({ seq: 2, prev: 'a'.repeat(64), reason: 'correction' })
    const foreign = [snapshotToText(sound), snapshotToText(stranger)]
    expect(verifyChain(foreign, [chainLine(sound, []), chainLine(stranger, [])])).toEqual({
      is: 'broken',
      faults: [{ seq: 2, fault: { at: 'head', field: 'prev' } }],
    })
  })
})

test('hidden items leave no word, and root, seal and chain still verify', () => {
  const hidden = redactSnapshot(sound, ['BKO-S1-Q02', 'BKO-S1-A02'])
  const text = snapshotToText(hidden)
  expect(text).not.toContain('apprennent-elles')
  expect(verifySnapshot(text, sound.seal)).toMatchObject({ is: 'sound', redacted: ['BKO-S1-Q02', 'BKO-S1-A02'] })
  expect(verifyChain([text], [chainLine(hidden, [])], sealToWords(sound.seal)).is).toBe('sound')
  const blamed = text.replace('"redacted": true', '"redacted": false')
  expect(verifySnapshot(blamed)).toEqual({ is: 'broken', faults: [{ at: 'item', id: 'BKO-S1-Q02' }] })
})

describe('without us', () => {
  const inFolder = (text: string, check: (path: string) => void) => {
    const folder = mkdtempSync(join(tmpdir(), 'palabre-check-'))
    try {
      writeFileSync(join(folder, '0001.json'), text)
      check(join(folder, '0001.json'))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  const node = (path: string) => execFileSync(process.execPath, ['-e', NODE_CHECK, path], { encoding: 'utf8' }).trim()

  test('one line of Node finds the same seal and the same faults', () => {
    inFolder(file, (path) => expect(node(path)).toBe(`JUSTE / SOUND  ${sealToWords(sound.seal)}`))
    inFolder(snapshotToText(redactSnapshot(sound, ['BKO-S1-Q02'])), (path) => {
      expect(node(path)).toBe(`JUSTE / SOUND  ${sealToWords(sound.seal)}`)
    })
    inFolder(file.replace('trente ans', 'trante ans'), (path) => expect(node(path)).toBe('FAUX / WRONG: BKO-S1-C02'))
    inFolder(file.replace('"close"', '"manual"'), (path) => expect(node(path)).toBe('FAUX / WRONG: seal'))
  })
  test.skipIf(spawnSync('python3', ['--version']).status !== 0)(
    'one line of Python finds the same seal and the same faults',
    () => {
      const python = (path: string) => execFileSync('python3', ['-c', PYTHON_CHECK, path], { encoding: 'utf8' }).trim()
      inFolder(file, (path) => expect(python(path)).toBe(`JUSTE / SOUND  ${sealToWords(sound.seal)}`))
      inFolder(snapshotToText(redactSnapshot(sound, ['BKO-S1-Q02'])), (path) => {
        expect(python(path)).toBe(`JUSTE / SOUND  ${sealToWords(sound.seal)}`)
      })
      inFolder(file.replace('trente ans', 'trante ans'), (path) =>
        expect(python(path)).toBe('FAUX / WRONG: BKO-S1-C02'),
      )
      inFolder(file.replace('"close"', '"manual"'), (path) => expect(python(path)).toBe('FAUX / WRONG: seal'))
    },
  )
  test('the guide holds both, the notice first, and names no machine', () => {
    const guide = checkGuide(sound)
    expect(guide.startsWith('Données d')).toBe(true)
    expect(guide).toContain(NODE_CHECK)
    expect(guide).toContain(PYTHON_CHECK)
    for (const line of [NODE_CHECK, PYTHON_CHECK]) expect(line).not.toMatch(/["!$`]/)
  })
})

test('the seal is that of the head', () => {
  expect(sealOf(sound.head)).toBe(sound.seal)
})
