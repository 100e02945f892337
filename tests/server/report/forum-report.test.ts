import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTypstPress } from '../../../server/adapters/typst/typst-press.ts'
import type { SealedSession } from '../../../server/report/forum/forum-context.ts'
import { makeForumReport } from '../../../server/report/forum/make-forum-report.ts'
import { type ReportTexts, readTexts } from '../../../server/report/report-texts.ts'
import { typeset } from '../../../server/report/typography.ts'
import { readZip } from '../../../server/report/zip.ts'
import { createLog } from '../../../server/runtime/log.ts'
import { readForum } from '../../world/bamako.ts'
import { aSeries } from '../../world/series.ts'
import { strictWords } from '../../world/words.ts'

const press = createTypstPress({ log: createLog({ level: 'silent' }) })
const bamako = readForum('bamako')
const texts: ReportTexts = {
  plannedForums: ['Bamako', 'Kayes', 'Sikasso', 'Mopti', 'Gao'],
  visibility: 'eu-2018',
  disclaimer: 'Avertissement collé du contrat.',
  forums: {
    BKO: {
      presentInWords: 'une quarantaine de participant(e)s',
      origin: 'six communes du district de Bamako',
      summary: 'Le jeudi 24 février 2021, 45 personnes ont débattu. Les Foras continuent.',
      themes: [{ title: 'Participation', text: 'La salle demande des places.' }],
      photos: [
        { caption: 'Assemblée plénière', credit: 'FES ©', consent: true },
        { caption: 'Photo de famille', credit: 'FES ©', consent: false },
      ],
    },
  },
}
/** What a reader sees of the Markdown: every medium is made of the same blocks. */
const plain = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8').replace(/\\/g, '').replace(/\s+/gu, ' ')
const set = (text: string) => typeset(text, 'fr').replace(/\s+/gu, ' ')

let sealed: readonly SealedSession[]
beforeAll(async () => {
  sealed = (await aSeries())[0] ?? []
})

const make = async (
  given: ReportTexts,
  edition: 'public' | 'confidential' = 'public',
  language: 'fr' | 'en' = 'fr',
) => {
  const files = await makeForumReport(sealed, given, edition, strictWords(language), null)
  const file = (ending: string) => files.find(({ name }) => name.endsWith(ending))
  return {
    files,
    file,
    full: plain(file('e.md')?.bytes ?? file('l.md')?.bytes ?? file('.md')?.bytes ?? new Uint8Array()),
  }
}

describe('the report of the forum of Bamako', () => {
  test('holds every element of the seed in its order, in both versions', async () => {
    const { files } = await make(texts)
    const both = files.filter(({ name }) => name.endsWith('.md')).map(({ bytes }) => plain(bytes))
    expect(both).toHaveLength(2)
    const inOrder = [
      'Mercredi, 24.02.2021 – Bamako – Mali',
      set(bamako.forum.title.replace(/\.$/, '')),
      'Sécurité pour tous',
      'Le mercredi 24 février 2021 s’est tenu à Bamako',
      'Maison du Partenariat Angers-Bamako',
      'le 1er Forum régional',
      'cofinancement : Union européenne',
      'Coalition citoyenne de la société civile',
      'une quarantaine de participant(e)s (41 personnes, dont 19 femmes et 22 hommes)',
      'six communes du district de Bamako',
      'Comprendre la réforme',
      'Commissariat à la Réforme du Secteur de la Sécurité',
      'Assemblée plénière / FES ©',
      'Recommandations adoptées en plénière',
      'Ce forum est le 1er d’une série de 5 forums prévus à : Bamako, Kayes, Sikasso, Mopti, Gao',
      'rapport final qui servira d’outil de plaidoyer',
      'Cofinancé par l’Union européenne',
      'Avertissement collé du contrat',
    ]
    for (const text of both) {
      let from = text.indexOf('Introduction')
      for (const [at, element] of inOrder.entries()) {
        const found = text.indexOf(element, at < 3 ? 0 : from)
        expect(found, element).toBeGreaterThanOrEqual(0)
        if (at >= 3) from = found
      }
    }
  })
  test('prints what nobody wrote as « à compléter », and never a number of the EU profile that nobody chose', async () => {
    const { full, file } = await make({})
    expect(full.split('à compléter').length).toBeGreaterThan(6)
    expect(full).toContain('Profil de visibilité du contrat : à compléter')
    expect(full).toContain('Avertissement du contrat : à compléter')
    expect(Buffer.from(file('.html')?.bytes ?? []).toString('utf8')).not.toContain('<svg')
    const none = await make({ ...texts, visibility: 'none', derogation: 'contexte de sécurité' })
    expect(none.full).toContain('par dérogation : contexte de sécurité')
    expect(none.full).not.toContain('Cofinancé par')
  })
  test('gives each recommendation its addressee, level, deadline, indicator, evidence and opinions', async () => {
    const { full } = await make(texts)
    for (const session of bamako.sessions) {
      for (const item of session.recommendations) {
        expect(full).toContain(set(item.text))
        expect(full).toContain(item.id)
      }
    }
    expect(full).toContain('Échéance : 31 décembre 2021')
    expect(full).toContain('Échéance : **à préciser**')
    expect(full).toContain('À l’appui : BKO-S1-Q02, BKO-S1-C01')
    expect(full).toContain('Avis de la salle : non recueilli')
  })
  test('tells the register with its balance, and where each of what came in went', async () => {
    const { full } = await make(texts)
    expect(full).toContain('| Questions et contributions reçues | 31 |')
    expect(full).toContain('| Protégées, comptées seulement | 1 |')
    expect(full).toContain('BKO-S2-P01 | texte non publié | protégée')
  })
  test('[A] the public edition describes nobody and holds no first wording, nothing withdrawn; the log says what went', async () => {
    const open = await make(texts)
    const inner = await make(texts, 'confidential')
    const words = open.files
      .map(({ name, bytes }) =>
        name.endsWith('.docx')
          ? readZip(bytes)
              .map((e) => Buffer.from(e.bytes).toString('utf8'))
              .join()
          : Buffer.from(bytes).toString('utf8'),
      )
      .join()
    for (const hidden of [
      'Participante,',
      'Donner plus de places à la société',
      'Supprimer le Commissariat',
      'À vérifier avant',
    ]) {
      expect(words).not.toContain(hidden)
    }
    expect(inner.full).toContain('Donner plus de places à la société civile')
    const log = Buffer.from(inner.file('Occultations_BKO.csv')?.bytes ?? []).toString('utf8')
    expect(log).toContain('BKO-S1-R01;Première formulation')
    expect(log).toContain('BKO-S1-X01;Recommandation retirée')
    expect(log).not.toContain('Supprimer le Commissariat')
    expect(open.full).not.toContain('Photo de famille')
    expect(inner.full).toContain('Photo de famille')
  })
  test('points at a weekday, a number and slips that cannot be right, and changes none of them', async () => {
    const { full, file } = await make(texts, 'confidential')
    const list = plain(file('A-verifier_BKO.csv')?.bytes ?? new Uint8Array())
    expect(list).toContain('« jeudi 24 février 2021 » : ce jour était un mercredi.')
    expect(list).toContain('le nombre compté est 41')
    expect(list).toContain('peut-être « Forums »')
    expect(full).toContain('Le jeudi 24 février 2021, 45 personnes')
  })
  test('is the same bytes twice, in both languages', async () => {
    for (const language of ['fr', 'en'] as const) {
      const [once, twice] = [await make(texts, 'confidential', language), await make(texts, 'confidential', language)]
      expect(once.files.length).toBe(10)
      for (const [at, { name, bytes }] of once.files.entries()) {
        expect(Buffer.compare(bytes, twice.files[at]?.bytes ?? new Uint8Array()), name).toBe(0)
      }
    }
  })
  test('opens: a tagged PDF with its text, a DOCX with numbered headings, contents and captions', async () => {
    const words = strictWords()
    const [once, twice] = [
      await makeForumReport(sealed, texts, 'public', words, press),
      await makeForumReport(sealed, texts, 'public', words, press),
    ]
    const find = (files: typeof once) =>
      files.find(({ name }) => name.endsWith('publique.pdf'))?.bytes ?? new Uint8Array()
    expect(Buffer.compare(find(once), find(twice))).toBe(0)
    const folder = mkdtempSync(join(tmpdir(), 'palabre-report-'))
    try {
      writeFileSync(join(folder, 'a.pdf'), find(once))
      writeFileSync(join(folder, 'a.docx'), once.find(({ name }) => name.endsWith('publique.docx'))?.bytes ?? '')
      const run = (command: string, ...args: string[]) =>
        execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] }).toString('utf8')
      expect(run('pdfinfo', 'a.pdf')).toMatch(/Tagged:\s+yes/)
      const flat = (text: string) => text.replace(/\s+/gu, ' ')
      expect(flat(run('pdftotext', 'a.pdf', '-'))).toContain('Tenir deux auditions publiques par an')
      run(
        'soffice',
        '--headless',
        `-env:UserInstallation=file://${folder}/office`,
        '--convert-to',
        'txt:Text (encoded):UTF8',
        'a.docx',
      )
      const opened = flat(readFileSync(join(folder, 'a.txt'), 'utf8'))
      expect(opened).toContain('5.1 À l’attention de : Gouvernement')
      expect(opened).toContain('Tableau 1 – Registre de la séance BKO-S1')
      expect(opened).toContain('Sommaire')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 60_000)
})

test('texts from a file that anyone may have touched are read or refused by the field', () => {
  expect(readTexts('{"forums":{"BKO":{"photos":[{"caption":"x"}]}}}')).toEqual({
    is: 'refused',
    where: 'forums.BKO.photos.0.credit',
  })
  expect(readTexts('no')).toEqual({ is: 'refused', where: '' })
  expect(readTexts('{"visibility":"eu-2040"}').is).toBe('refused')
})
