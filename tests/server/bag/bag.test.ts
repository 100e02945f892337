import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { sealToWords } from '../../../server/archive/seal.ts'
import { itemsOf } from '../../../shared/domain/snapshot.ts'
import { tamper, tamperings } from '../../campaigns/tamper.ts'
import { createSeededRandom } from '../../world/random.ts'
import { twoClosedForums } from './two-closed-forums.ts'
import { filesOf, openVerifier } from './verifier.ts'

const verifier = openVerifier()

test('the page’s own SHA-256 and SHA-512 are those of everyone, at every length around a block', () => {
  const random = createSeededRandom(1)
  for (const length of [...Array.from({ length: 300 }, (_, at) => at), 4_095, 65_537]) {
    const bytes = new Uint8Array(random.bytes(length))
    expect(verifier.sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(verifier.sha512(bytes)).toBe(createHash('sha512').update(bytes).digest('hex'))
  }
})

describe('a series packed to be carried', () => {
  it('is verified by plain sha512sum, and by its own page from folder and zip, with the seals of the paper', async () => {
    const { packed, snapshotOf } = await twoClosedForums()
    const { files, zip } = await packed()
    const folder = mkdtempSync(join(tmpdir(), 'palabre-bag-'))
    try {
      for (const { path, bytes } of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), bytes)
      }
      for (const manifest of ['manifest-sha512.txt', 'tagmanifest-sha512.txt']) {
        const said = execFileSync('sha512sum', ['--strict', '-c', manifest], { cwd: folder, encoding: 'utf8' })
        expect(said).not.toContain('FAILED')
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
    const seal = sealToWords((await snapshotOf(3)).seal)
    const fromZip = verifier.readStoredZip(zip)
    for (const read of [filesOf(files), verifier.withoutTop(fromZip ?? new Map())]) {
      const verdict = verifier.verifyBag(read, [seal.replaceAll(' ', '')])
      expect(verdict.faults).toEqual([])
      expect(verdict.sessions.map(({ session }) => session)).toEqual(['BKO-S1', 'BKO-S2', 'SIK-S1', 'SIK-S2'])
      expect(verdict.sessions[3]?.seals).toMatchObject([{ seq: 1, letters: seal }])
    }
  })

  it('gives the same bytes again', async () => {
    const { packed } = await twoClosedForums()
    expect(Buffer.compare((await packed()).zip, (await packed()).zip)).toBe(0)
  })

  it('is not made of an archive that does not verify', async () => {
    const { pack, files, sessions } = await twoClosedForums()
    const [path = '', bytes = new Uint8Array()] = [...files].find(([name]) => name.endsWith('0001.json')) ?? []
    files.set(path, Buffer.from(Buffer.from(bytes).toString('utf8').replace('Conseil', 'Consul')))
    expect(await pack()).toEqual({ is: 'refused', why: 'damaged', session: sessions[0] })
    expect(await pack({ sessions: [] })).toMatchObject({ is: 'refused', why: 'empty' })
  })
})

describe('a public copy', () => {
  it('holds nothing of what is withheld, nor of what answers or repeats it, and still verifies', async () => {
    const { packed, snapshotOf } = await twoClosedForums()
    const items = itemsOf(await snapshotOf(0))
    const chosen = items.filter((item) => 'wording' in item || item.kind === 'recommendation').slice(0, 6)
    const withheld = new Set(chosen.map(({ id }) => id))
    const words = items.flatMap((item) => {
      if (item.kind === 'answer') return withheld.has(item.to) ? [item.text] : []
      if (!withheld.has(item.id)) return []
      return 'wording' in item
        ? [item.wording ?? '', item.original ?? '']
        : item.kind === 'recommendation'
          ? [item.text]
          : []
    })
    const sentences = words.filter((sentence) => sentence !== '')
    expect(sentences.length).toBeGreaterThan(6)
    const full = Buffer.from((await packed()).zip).toString('utf8')
    // The papers of the full copy say them all: what is looked for can be found.
    for (const sentence of sentences) expect(full).toContain(sentence)
    const { zip, files } = await packed({ withheld })
    const open = Buffer.from(zip).toString('utf8')
    for (const sentence of sentences) expect(open).not.toContain(sentence)
    const verdict = verifier.verifyBag(filesOf(files), [sealToWords((await snapshotOf(0)).seal).replaceAll(' ', '')])
    expect(verdict.faults).toEqual([])
    expect(verdict.sessions[0]?.hidden).toBeGreaterThanOrEqual(withheld.size)
    expect(verdict.sessions[1]?.hidden).toBe(0)
  })

  it('is not made when a name to be withheld is nobody’s: a slip of the finger publishes nothing', async () => {
    const { pack } = await twoClosedForums()
    const withheld = new Set(['BKO-S1-Q01', 'BKO-S1-Q2'])
    expect(await pack({ withheld })).toEqual({ is: 'refused', why: 'unknown', session: 'BKO-S1-Q2' })
  })

  it('never holds the last stage of the room', async () => {
    const { packed } = await twoClosedForums()
    const { files } = await packed({ withheld: new Set() })
    expect(files.some(({ path }) => path.includes('stage.json'))).toBe(false)
  })
})

describe('tampering with a bag is found', () => {
  it.each(tamperings.map(({ name }) => name))('%s', async (name) => {
    const result = await tamper({ n: 1, seed: 7, only: name })
    expect(result).toMatchObject({ tried: 1, missed: [] })
  })

  it('a hundred random ones too', async () => {
    expect(await tamper({ n: 100, seed: 3, only: null })).toMatchObject({ tried: 100, missed: [] })
  }, 60_000)
})
