import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { addExample } from '../../../server/catalogue/add-example.ts'
import { createSeededRandom } from '../../world/random.ts'
import { layCatalogueGround, plainAddresses } from './catalogue-ground.ts'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../examples/forums/${name}.json`, import.meta.url), 'utf8'))

it('makes the Bamako forum with its two sessions, living, its notice in their sheets', async () => {
  const catalogue = await layCatalogueGround().start()
  const added = await addExample({ catalogue, newId: createSeededRandom(2).id }, read('bamako'))
  if (added.is === 'refused') throw new Error(added.refusal.code)
  expect(catalogue.living()).toEqual(added.sessions)
  const standing = catalogue.standing(added.sessions[0]!)
  expect(standing?.sheet).toMatchObject({
    code: 'BKO-S1',
    place: 'Bamako',
    date: '2021-02-24',
    forumNumber: 1,
    expected: 41,
    agenda: [{ minutes: 100 }],
    funders: ['Union européenne'],
    notice: expect.stringContaining('Données d’essai'.replace('’', "'")),
  })
})

it('makes it once, also when the first time was cut in its middle', async () => {
  const ground = layCatalogueGround()
  const newId = createSeededRandom(2).id
  const catalogue = await ground.start()
  ground.journal().failNext('disk-full')
  expect(await addExample({ catalogue, newId }, read('bamako'))).toMatchObject({ is: 'refused' })
  const first = await addExample({ catalogue, newId }, read('bamako'))
  const again = await ground.start()
  expect(await addExample({ catalogue: again, newId }, read('bamako'))).toEqual(first)
  expect(again.view(plainAddresses).sessions).toHaveLength(2)
})

it('puts a second forum into the same series', async () => {
  const catalogue = await layCatalogueGround().start()
  const newId = createSeededRandom(2).id
  await addExample({ catalogue, newId }, read('bamako'))
  await addExample({ catalogue, newId }, read('sikasso'))
  const { series, forums } = catalogue.view(plainAddresses)
  expect(series).toHaveLength(1)
  expect(forums.map((forum) => forum.code)).toEqual(['BKO', 'SIK'])
})
