import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildSnapshot } from '../../../server/archive/build-snapshot.ts'
import { sealToWords } from '../../../server/archive/seal.ts'
import { minutesModel } from '../../../server/report/minutes-model.ts'
import { reportMarkdown } from '../../../server/report/report-markdown.ts'
import { recommendationsCsv, registerCsv } from '../../../server/report/tables-csv.ts'
import type { SnapshotItem } from '../../../shared/domain/snapshot-item.ts'
import { bamakoContent, bamakoHead, NOT_KEPT } from '../../world/bamako.ts'
import { createSeededRandom } from '../../world/random.ts'
import { strictWords } from '../../world/words.ts'

const fr = strictWords('fr')
const snapshotOf = (items: readonly SnapshotItem[]) => buildSnapshot(items, bamakoHead(), createSeededRandom(7))
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')
/** A reader of RFC 4180 of its own, so that what is written is read as a spreadsheet reads it. */
function cells(csv: string): string[][] {
  const lines: string[][] = [['']]
  let quoted = false
  const text = csv.replace(/^\uFEFF/, '')
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    const line = lines.at(-1) ?? []
    if (quoted && sign === '"' && text[at + 1] === '"') at++
    else if (sign === '"') {
      quoted = !quoted
      continue
    } else if (!quoted && sign === ';') {
      line.push('')
      continue
    } else if (!quoted && text.startsWith('\r\n', at)) {
      lines.push([''])
      at++
      continue
    }
    line[line.length - 1] += sign
  }
  return lines.filter((line) => line.length > 1)
}

describe('the register as a table', () => {
  it('has each question and contribution once, with what became of it, and no word of what was not kept', () => {
    const items = bamakoContent()
    const [head, ...lines] = cells(text(registerCsv(snapshotOf(items), fr)))
    expect(head).toContain('Situation')
    const asked = items.filter((item) => item.kind === 'question' || item.kind === 'contribution')
    expect(lines.map((line) => line[0])).toEqual(asked.map((item) => item.id))
    for (const line of lines) {
      const item = asked.find((each) => each.id === line[0])
      expect(line[3]).toBe(item !== undefined && 'wording' in item ? item.wording : '')
      if (String(line[0]) in NOT_KEPT) expect(line.slice(3).join('')).toBe('')
    }
  })

  it('[A-12] has no cell that a spreadsheet would run, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 40 }),
          fc.constantFrom('=1+1', '+cmd|calc', '-2', '@SUM(A1)', '\t=1', '\r=1', '";=1', 'a;b"c\r\nd'),
        ),
        (evil) => {
          const clean = evil.toWellFormed().replaceAll('\0', '')
          const items = bamakoContent().map((item) =>
            item.kind === 'question' && 'wording' in item ? { ...item, wording: clean } : item,
          )
          const lines = cells(text(registerCsv(snapshotOf(items), fr)))
          for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
          expect(new Set(lines.map((line) => line.length))).toEqual(new Set([10]))
        },
      ),
      { numRuns: 80, seed: 4 },
    )
  })

  it('of recommendations has whom they are for, until when, and on what they rest', () => {
    const lines = cells(text(recommendationsCsv(snapshotOf(bamakoContent()), fr)))
    expect(lines[1]?.slice(0, 9)).toEqual([
      'BKO-S1-R01',
      expect.stringContaining('Réserver au moins un tiers'),
      'adoptée avec modification',
      expect.stringContaining('à la demande de la salle'),
      'Gouvernement, Commissariat à la RSS',
      'national',
      '2021-12-31',
      expect.any(String),
      expect.stringContaining('BKO-S1-Q02'),
    ])
  })
})

it('[A-11] Markdown shows what people typed as they typed it', () => {
  const evil = '# <script>x</script> [a](javascript:b) **c** ![d](e) | `f` \\ 1. g'
  const items = bamakoContent().map((item) =>
    item.kind === 'question' && 'wording' in item ? { ...item, wording: evil } : item,
  )
  const snapshot = snapshotOf(items)
  const markdown = reportMarkdown(minutesModel(snapshot, sealToWords(snapshot.seal), fr))
  expect(markdown).toContain('\\# \\<script\\>x')
  expect(markdown.replace(/\\[\\`*_{}[\]<>|#~!]/g, '')).not.toMatch(/<script|\]\(|`/)
  expect(markdown.match(/^# /gm)).toHaveLength(1)
  expect(markdown).toContain(sealToWords(snapshot.seal))
})
