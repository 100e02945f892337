import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildSnapshot, redactSnapshot } from '../../../server/archive/build-snapshot.ts'
import { sealToWords } from '../../../server/archive/seal.ts'
import { makeMinutes, minutesFileName } from '../../../server/report/minutes.ts'
import { dayInWords } from '../../../server/report/print-date.ts'
import { typeset } from '../../../server/report/typography.ts'
import { readZip, writeZip } from '../../../server/report/zip.ts'
import type { Snapshot } from '../../../shared/domain/snapshot.ts'
import { balanceOf } from '../../../shared/domain/snapshot-balance.ts'
import type { SnapshotItem } from '../../../shared/domain/snapshot-item.ts'
import { bamakoContent, bamakoHead, NOT_KEPT, readForum } from '../../world/bamako.ts'
import { createSeededRandom } from '../../world/random.ts'
import { strictWords } from '../../world/words.ts'

const bamako = readForum('bamako')
const session1 = bamako.sessions[0]!
const snapshotOf = (items: readonly SnapshotItem[]) => buildSnapshot(items, bamakoHead(), createSeededRandom(7))
const snapshot = snapshotOf(bamakoContent())

async function minutesOf(made: Snapshot, language: 'fr' | 'en' = 'fr') {
  const [html, docx] = await makeMinutes(made, sealToWords(made.seal), strictWords(language), null)
  return { html: Buffer.from(html!.bytes).toString('utf8'), docx: docx!.bytes, names: [html!.name, docx!.name] }
}
const documentOf = (docx: Uint8Array) =>
  Buffer.from(readZip(docx).find((entry) => entry.name === 'word/document.xml')!.bytes).toString('utf8')
/** What a reader sees: no markup, signs as they are, one space for any run of spaces. */
const visible = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<\/?(?:span|strong|sup)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/\s+/gu, ' ')
const set = (text: string) => typeset(text, 'fr').replace(/\s+/gu, ' ')
/** Bamako with more in it: what is still open, joined, withdrawn, protected, and names. */
const withMore = (more: readonly SnapshotItem[]) => {
  const items = [...bamakoContent().slice(0, -1), ...more]
  return snapshotOf([...items, balanceOf('BKO-S1', items)])
}
const question = (number: number, over: object): SnapshotItem =>
  ({
    kind: 'question',
    id: `BKO-S1-Q${number}`,
    number,
    state: 'unanswered',
    wording: 'Et les prisons ?',
    original: null,
    asker: null,
    channel: 'phone',
    theme: null,
    supports: 0,
    ...over,
  }) as SnapshotItem

const notKept = session1.items.filter(
  (item) => item.id in NOT_KEPT || item.replyTo?.some((question) => question in NOT_KEPT),
)
const published = session1.items.filter((item) => !notKept.includes(item))

describe('the minutes of Bamako', () => {
  test('hold every published question, answer, contribution and recommendation', async () => {
    const text = visible((await minutesOf(snapshot)).html)
    expect(published).toHaveLength(23)
    for (const item of published) expect(text).toContain(set(item.text))
    for (const recommendation of session1.recommendations) {
      expect(text).toContain(set(recommendation.text))
      for (const addressee of recommendation.addressee) expect(text).toContain(set(addressee))
    }
    expect(text).toContain('« Donner plus de places à la société civile dans le Conseil national. »')
    expect(text).toContain('adoptée avec modification par acclamation')
    expect(text).toContain('Échéance 31 décembre 2021')
    expect(text).toContain('Échéance à préciser')
    expect(text).toContain('D’accord : 21 – Avec réserve : 3 – Pas d’accord : 1')
  })
  test('hold what was not kept by number and reason, and none of its words', async () => {
    const { html, docx } = await minutesOf(snapshot)
    const text = visible(html)
    expect(text).toContain('Question 5 : hors du sujet de la séance')
    expect(text).toContain('Question 10 : nomme une personne')
    expect(notKept).toHaveLength(4)
    const xml = readZip(docx)
      .map((entry) => Buffer.from(entry.bytes).toString('utf8'))
      .join()
    for (const item of notKept) {
      for (const words of piecesOf(item.text)) {
        expect(text).not.toContain(words)
        expect(xml).not.toContain(words)
      }
    }
  })
  test('hold no clock time, and describe nobody by sex or age', async () => {
    for (const language of ['fr', 'en'] as const) {
      const text = visible((await minutesOf(snapshot, language)).html)
      expect(text).not.toMatch(/\d\d:\d\d/)
      expect(text).not.toMatch(/\bParticipante?\b/)
      expect(text).not.toMatch(/18-35|36-50|51\+/)
    }
  })
  test('say where, when, who and how many, the weekday computed', async () => {
    const text = visible((await minutesOf(snapshot)).html)
    expect(text).toContain('Bamako – Mali, le mercredi 24 février 2021')
    expect(text).toContain('41 personnes présentes')
    expect(text).toContain('Cofinancement Union européenne')
    expect(text).toContain('Expert, Commissariat à la Réforme du Secteur de la Sécurité')
    expect(text).toContain('Réponse écrite de l’expert')
    expect(text).toContain('Répondu à l’oral – résumé de l’équipe, relu par l’expert')
    expect(text).toContain('Répondu à l’oral – résumé de l’équipe, non relu par l’expert')
    expect(text).toContain(sealToWords(snapshot.seal))
    expect(text.split('ils ne rapportent aucun échange réel')).toHaveLength(3)
  })
  test('are one page that asks nothing of anyone: one h1, landmarks, no script, no address', async () => {
    const { html, names } = await minutesOf(snapshot)
    expect(html.match(/<h1/g)).toHaveLength(1)
    for (const landmark of ['header', 'nav', 'main', 'footer']) {
      expect(html.match(new RegExp(`<${landmark}[ >]`, 'g'))).toHaveLength(1)
    }
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|https?:|url\(/i)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((found) => found[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
    expect(html.length).toBeLessThan(60_000)
    expect(names).toEqual(['PV_BKO-S1_2021-02-24.html', 'PV_BKO-S1_2021-02-24.docx'])
    expect(minutesFileName(snapshot, 'en')).toBe('Minutes_BKO-S1_2021-02-24')
  })
  test('keep the seal and who signs on one page, and count their pages', async () => {
    const { html, docx } = await minutesOf(snapshot)
    expect(html).toMatch(/<section id="sceau" class="together"/)
    expect(html).toContain('counter(page) " / " counter(pages)')
    const xml = documentOf(docx)
    const signed = xml.slice(xml.lastIndexOf('w:val="Heading1"'), xml.lastIndexOf('<w:tbl>'))
    const paragraphs = signed.split('<w:p>').slice(1)
    expect(paragraphs.length).toBeGreaterThan(3)
    for (const paragraph of paragraphs) {
      expect(paragraph).toMatch(/<w:keepNext\/>|"SealLabel"|"Seal"/)
    }
  })
  test('wear named styles in Word: whoever edits them changes a look in one place', async () => {
    const xml = documentOf((await minutesOf(snapshot)).docx)
    expect(xml).toContain('<w:pStyle w:val="Heading2"/>')
    // Of direct formatting only what a list and a raised letter need.
    expect(xml.match(/<w:(?:b|color|sz|jc|rFonts|ind|spacing|shd|pBdr)\b[^>]*>/g)).toBeNull()
  })
  test('in English keep what was said in French, marked as such', async () => {
    const { html } = await minutesOf(snapshot, 'en')
    expect(html).toContain('<html lang="en">')
    expect(html).toMatch(/<strong lang="fr">Pourquoi les associations/)
    expect(visible(html)).toContain('Wednesday 24 February 2021')
    expect(visible(html)).toContain('The expert’s written answer')
  })
})

describe('what is still open', () => {
  const made = withMore([
    question(13, { state: 'later', wording: 'Qui saisit\nl’inspection ?', original: 'C quoi ?', supports: 12 }),
    question(14, { asker: { label: 'Une radio', title: 'Sikasso' }, theme: 'Justice' }),
    question(15, { state: 'merged', mergedInto: 'BKO-S1-Q02', wording: 'Et nous alors ?' }),
    question(16, { state: 'merged', mergedInto: 'BKO-S1-Q05', wording: 'Et le coût ?' }),
    question(19, { state: 'merged', mergedInto: 'BKO-S1-Q15', wording: 'Et les anciens ?' }),
    question(17, { state: 'answered-aloud', wording: '<script>alert(1)</script> & "fin"\u0007' }),
    { kind: 'question', id: 'BKO-S1-Q18', number: 18, state: 'withdrawn' },
    { kind: 'question', id: 'BKO-S1-P01', state: 'protected' },
    { kind: 'question', id: 'BKO-S1-P02', state: 'protected' },
  ])
  test('is named, and nobody is who did not wish to be', async () => {
    const text = visible((await minutesOf(made)).html)
    expect(text).toMatch(
      /Question 13 « Moi aussi » : 12 personnes · reformulée par l’équipe Qui saisit l’inspection \?/,
    )
    expect(text).toMatch(/Formulation d’origine C quoi \? Réponse à venir/)
    expect(text).toMatch(
      /Questions restées sans réponse Question 13 .*Question 14 Une radio, Sikasso · Thème : Justice Et les prisons \? Questions et contributions non retenues/,
    )
    expect(text).toMatch(/Regroupée ici : Q15 Et nous alors \?/)
    expect(text).toMatch(/Regroupée ici : Q19 Et les anciens \?/)
    expect(text).toMatch(/Question 16 Et le coût \? Regroupée avec une autre question\./)
    expect(text).toContain('Répondu à l’oral, sans résumé')
    expect(text).toContain('Question 18 : retirée par la personne elle-même')
    expect(text).toContain('2 questions protégées, comptées seulement.')
  })
  test('and markup is text', async () => {
    const { html, docx } = await minutesOf(made)
    expect(html).not.toContain('<script')
    expect(visible(html)).toContain('<script>alert(1)</script> & « fin »')
    expect(readZip(docx).some((entry) => entry.name === 'word/document.xml')).toBe(true)
  })
  test('what was hidden since is counted, its words gone', async () => {
    const text = visible((await minutesOf(redactSnapshot(snapshot, ['BKO-S1-Q02', 'BKO-S1-A02']))).html)
    expect(text).toContain('2 éléments masqués depuis')
    expect(text).not.toContain('apprennent-elles')
  })
})

describe('the DOCX', () => {
  test('is the same bytes each time, and so is the HTML', async () => {
    const [one, two] = [await minutesOf(snapshot), await minutesOf(snapshot)]
    expect(Buffer.compare(one.docx, two.docx)).toBe(0)
    expect(one.html).toBe(two.html)
  })
  test('has real headings, the language of its text and no time of its making', async () => {
    const parts = new Map(
      readZip((await minutesOf(snapshot)).docx).map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]),
    )
    const body = parts.get('word/document.xml')!
    expect(body.match(/w:val="Title"/g)).toHaveLength(1)
    expect(body.match(/w:pStyle w:val="Heading1"/g)!.length).toBeGreaterThan(6)
    expect(body.match(/w:pStyle w:val="Heading2"/g)).toHaveLength(10 + 3 + 8)
    expect(parts.get('word/styles.xml')).toContain('fr-FR')
    expect(parts.get('docProps/core.xml')!.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)).toEqual([
      '2021-02-24T00:00:00Z',
      '2021-02-24T00:00:00Z',
    ])
    expect([...parts.values()].join()).not.toMatch(/TargetMode="External"/)
  })

  const missing = ['soffice', 'pdftotext'].filter((tool) => spawnSync(tool, ['--version']).error !== undefined)
  test.skipIf(missing.length > 0)('opens in LibreOffice with every text in it', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'palabre-docx-'))
    try {
      writeFileSync(join(folder, 'pv.docx'), (await minutesOf(snapshot)).docx)
      const profile = `-env:UserInstallation=file://${folder}/profile`
      execFileSync('soffice', [
        profile,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'pv.docx'),
      ])
      execFileSync('pdftotext', ['-raw', join(folder, 'pv.pdf'), join(folder, 'pv.txt')])
      // Lines, pages and hyphens at line ends do not count, letters do.
      const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
      const text = letters(withoutPageLines(readFileSync(join(folder, 'pv.txt'), 'utf8')))
      for (const item of published) expect(text).toContain(letters(item.text))
      for (const { text: words } of session1.recommendations) expect(text).toContain(letters(words))
      for (const item of notKept) expect(text).not.toContain(letters(item.text))
      expect(text).toContain(letters(sealToWords(snapshot.seal)))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

test('a day has the weekday it had', () => {
  expect(dayInWords('2022-02-17', 'fr', true)).toBe('jeudi 17 février 2022')
  expect(dayInWords('2021-03-01', 'fr', true)).toBe('lundi 1er mars 2021')
  expect(dayInWords('2024-02-29', 'en', true)).toBe('Thursday 29 February 2024')
})

test('a zip is read back as it was written', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ maxLength: 12 }), fc.uint8Array()), { maxLength: 6 }), (files) => {
      const entries = files.map(([name, bytes], at) => ({ name: `${at}${name.toWellFormed()}`, bytes }))
      const read = readZip(writeZip(entries)).map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) }))
      expect(read).toEqual(entries)
    }),
    { numRuns: 100, seed: 20_210_224 },
  )
})

/** Pieces of five words: none of them may be found, however the rest is cut. */
function piecesOf(text: string): string[] {
  const words = set(text).split(' ')
  return words.slice(0, -4).map((_, at) => words.slice(at, at + 5).join(' '))
}

function withoutPageLines(text: string): string {
  return text.replace(/^.*(?:Procès-verbal de séance – BKO-S1|Page \d+ sur \d+).*$/gmu, '')
}
