import { expect, test } from 'vitest'
import type { Headcount } from '../../../shared/domain/attendance.ts'
import { sheetItem } from '../../../shared/domain/sheet-item.ts'
import { anOrganiser, layCatalogueGround } from './catalogue-ground.ts'

const headcount: Headcount = {
  present: 41,
  sex: { F: 19, H: 22 },
  ageBand: { '18-35': 13, '36-50': 18, '51+': 10 },
  area: [
    { name: ' Commune  I ', count: 7 },
    { name: 'Commune I', count: 2 },
    { name: 'Commune II', count: 0 },
  ],
  structure: [],
}

test('a counted sheet is on disk, in the sheet of each living session, and counted again in its place', async () => {
  const ground = layCatalogueGround()
  const catalogue = await ground.start()
  const organiser = anOrganiser(catalogue)
  const { forum, session } = await organiser.prepare()
  const set = (part: 'morning' | 'afternoon', count: Headcount | null) =>
    organiser.send({ kind: 'set-half-day', forum, day: '2021-03-17', part, headcount: count })
  expect(await set('afternoon', { ...headcount, present: 60 })).toMatchObject({ is: 'done' })
  expect(await set('morning', headcount)).toMatchObject({ is: 'done' })
  expect(await set('afternoon', { ...headcount, present: 50 })).toMatchObject({ is: 'done' })

  const sheet = (await ground.start()).standing(session)?.sheet
  expect(sheet?.attendance).toMatchObject([
    { day: '2021-03-17', part: 'morning', present: 41, area: [{ name: 'Commune I', count: 9 }] },
    { part: 'afternoon', present: 50 },
  ])
  if (sheet !== undefined) expect(sheetItem(sheet, 41).attendance).toHaveLength(2)
  expect(organiser.changes.at(-1)).toMatchObject({ is: 'sheet', session })

  expect(await set('afternoon', null)).toMatchObject({ is: 'done' })
  expect((await ground.start()).standing(session)?.sheet.attendance).toHaveLength(1)
})

test.each([
  [{ present: -1 }, 'present'],
  [{ present: 40.5 }, 'present'],
  [{ sex: { F: 30, H: 30 } }, 'sex'],
  [{ ageBand: { '18-35': 42, '36-50': 0, '51+': 0 } }, 'ageBand'],
  [{ area: [{ name: 'Commune I', count: 42 }] }, 'area'],
  [{ structure: [{ name: 'CAFO', count: Number.NaN }] }, 'structure'],
])('%j is refused by its field, and nothing is kept', async (change, field) => {
  const ground = layCatalogueGround()
  const catalogue = await ground.start()
  const organiser = anOrganiser(catalogue)
  const { forum, session } = await organiser.prepare()
  const given = { ...headcount, ...change }
  expect(
    await organiser.send({ kind: 'set-half-day', forum, day: '2021-03-17', part: 'day', headcount: given }),
  ).toMatchObject({ is: 'refused', refusal: { code: 'bad-number' }, field })
  expect(catalogue.standing(session)?.sheet.attendance).toBeUndefined()
})
