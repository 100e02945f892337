import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { createTypstPress } from '../../../server/adapters/typst/typst-press.ts'
import { buildSnapshot } from '../../../server/archive/build-snapshot.ts'
import { sealToWords } from '../../../server/archive/seal.ts'
import { minutesModel } from '../../../server/report/minutes-model.ts'
import { createLog } from '../../../server/runtime/log.ts'
import type { SnapshotItem } from '../../../shared/domain/snapshot-item.ts'
import { bamakoContent, bamakoHead } from '../../world/bamako.ts'
import { createSeededRandom } from '../../world/random.ts'
import { strictWords } from '../../world/words.ts'

const press = createTypstPress({ log: createLog({ level: 'silent' }) })
const fr = strictWords('fr')

async function print(items: readonly SnapshotItem[]): Promise<Buffer> {
  const snapshot = buildSnapshot(items, bamakoHead(), createSeededRandom(7))
  const pageWords = fr('pv.page', { n: '\uE001', total: '\uE002' })
  const bytes = await press.print(minutesModel(snapshot, sealToWords(snapshot.seal), fr), pageWords)
  if (bytes === null) throw new Error('the press did not print')
  return Buffer.from(bytes)
}

const missing = ['pdftotext', 'pdfinfo'].filter((tool) => spawnSync(tool, ['-v']).error !== undefined)
const read = (pdf: Buffer) => execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' })
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

describe('minutes as PDF', () => {
  test('are the same bytes for the same snapshot', async () => {
    const [one, other] = await Promise.all([print(bamakoContent()), print(bamakoContent())])
    expect(one.equals(other)).toBe(true)
  })

  test.skipIf(missing.length > 0)('are tagged, and every text in them can be taken out again', async () => {
    const pdf = await print(bamakoContent())
    const info = execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] })
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Title:\s+Procès-verbal/)
    expect(info).toMatch(/CreationDate:.*Feb 24 .*2021/)
    const text = letters(read(pdf).replace(/Page \d+ sur \d+|Procès-verbal de séance – BKO-S1/g, ''))
    for (const item of bamakoContent()) {
      if ('wording' in item && item.wording !== null) expect(text).toContain(letters(item.wording))
      if (item.kind === 'answer') expect(text).toContain(letters(item.text))
      if (item.kind === 'recommendation') expect(text).toContain(letters(item.text))
    }
  })

  test.skipIf(missing.length > 0)(
    '[A-12] print what people type as it is: no markup, no script, no file is read',
    async () => {
      const evil = [
        '#read("/etc/passwd")',
        '$ sum $ *gras* _i_ `x`',
        '= Titre',
        '#set page(width: 1pt)',
        '<a>@b \\u{41}',
      ]
      const items = bamakoContent().map((item, at) =>
        item.kind === 'question' && 'wording' in item ? { ...item, wording: `${evil[at % evil.length]} ɛɔɲŋ` } : item,
      )
      const text = read(await print(items)).replace(/\s+/g, ' ')
      // Quotes are set as in French; the rest stands as it was typed.
      for (const each of ['#read(', '*gras* _i_ `x`', '= Titre', '#set page(width', '@b']) expect(text).toContain(each)
      expect(text).toContain('ɛɔɲŋ')
      expect(text).not.toContain('root:x:0')
    },
  )
})
