import { describe, expect, it, test } from 'vitest'
import { countList } from '../../../client/screens/organiser/attendance-csv.ts'
import { draftOfHeadcount, readAttendance } from '../../../client/screens/organiser/attendance-draft.ts'

const utf8 = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1')).buffer as ArrayBuffer

const list = [
  'Nom et prénom;Sexe;Âge;Commune;Téléphone;Structure',
  'Awa Traoré;F;34;Commune I;70 00 00 00;CAFO',
  '"Konaté; Moussa";Homme;18-35;commune  i;70 00 00 01;CAFO',
  'Binta;Féminin;61 ans;Commune II;;',
  'Sans rien;;;;;',
  'Illisible;x;jeune;Commune II;;=HYPERLINK("http://x")',
  '',
].join('\r\n')

describe('a list of those present', () => {
  it.each([
    ['with semicolons, in UTF-8', utf8(list)],
    ['with the mark that Excel puts in front', utf8(`\ufeff${list}`)],
    ['as a French Excel writes it', latin1(list)],
    ['with tabs', utf8(list.replaceAll('"Konaté; Moussa"', 'Konaté').replaceAll(';', '\t'))],
  ])('%s is counted, and no name comes out of it', (_what, bytes) => {
    const read = countList(bytes)
    expect(read).toMatchObject({
      is: 'counted',
      headcount: { present: 5, sex: { F: 2, H: 1 }, ageBand: { '18-35': 2, '36-50': 0, '51+': 1 } },
      unread: 1,
      left: ['Nom et prénom', 'Téléphone'],
    })
    if (read.is !== 'counted') return
    expect(read.headcount.area).toEqual([
      { name: 'Commune I', count: 2 },
      { name: 'Commune II', count: 2 },
    ])
    expect(JSON.stringify(read)).not.toMatch(/Awa|Konat|70 00/)
  })

  it('with no column that could be counted, or no row, is refused', () => {
    expect(countList(utf8('Nom;Téléphone\nAwa;70'))).toEqual({ is: 'refused', why: 'no-column' })
    expect(countList(utf8('Sexe;Âge\n'))).toEqual({ is: 'refused', why: 'empty' })
    expect(countList(utf8(''))).toEqual({ is: 'refused', why: 'no-column' })
    expect(countList(new Uint8Array([0, 255, 254, 1]).buffer)).toEqual({ is: 'refused', why: 'no-column' })
  })
})

test('what is typed becomes numbers, and back', () => {
  const draft = {
    ...draftOfHeadcount(null),
    present: '41',
    F: '19',
    H: '22',
    '51+': '10',
    area: 'Commune I : 7\n\nQuartier : Bozola = 6',
  }
  const read = readAttendance(draft)
  expect(read).toMatchObject({
    is: 'read',
    headcount: {
      present: 41,
      sex: { F: 19, H: 22 },
      area: [
        { name: 'Commune I', count: 7 },
        { name: 'Quartier : Bozola', count: 6 },
      ],
    },
  })
  if (read.is === 'read') expect(readAttendance(draftOfHeadcount(read.headcount))).toEqual(read)
})

test.each([
  [{ present: '' }, { field: 'present', why: 'number' }],
  [{ present: 'quarante' }, { field: 'present', why: 'number' }],
  [
    { F: '30', H: '30' },
    { field: 'F', why: 'over' },
  ],
  [{ area: 'Commune I : 7\nCommune II' }, { field: 'area', why: 'line', line: 2 }],
  [{ structure: ': 7' }, { field: 'structure', why: 'line', line: 1 }],
  [{ structure: 'CAFO : 42' }, { field: 'structure', why: 'over' }],
])('%j is told by its field, and nothing is sent', (change, wrong) => {
  expect(readAttendance({ ...draftOfHeadcount(null), present: '41', ...change })).toMatchObject({
    is: 'wrong',
    ...wrong,
  })
})
