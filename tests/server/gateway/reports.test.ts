import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { readForumFile } from '../../../server/importing/forum-file.ts'
import { importForum } from '../../../server/importing/import-forum.ts'
import { plainAddresses } from '../catalogue/catalogue-ground.ts'
import { aHouse, closeHouses } from './organiser-ground.ts'

afterEach(closeHouses)

it('the organiser takes a series’ reports away as one file: public with the final one, confidential apart', async () => {
  const { catalogue, archive, clock, ground, ask, enter } = await aHouse()
  const read = readForumFile(readFileSync(new URL('../../../examples/forums/bamako.json', import.meta.url), 'utf8'))
  if (read.is === 'refused') throw new Error(read.where)
  const deps = { catalogue, archive, clock, random: ground.random, makeReports: async () => [] }
  await importForum(deps, read.file, read.json)
  const series = catalogue.view(plainAddresses).series[0]?.id
  const path = `/organiser/reports/${series}`
  expect((await ask('GET', `${path}/public.zip`)).status).toBe(403)
  const { headers } = await enter()
  const open = await ask('GET', `${path}/public.zip`, { headers })
  expect(open.status).toBe(200)
  expect(open.headers['content-type']).toBe('application/zip')
  for (const name of ['forums/edition-publique/Rapport-forum_BKO', 'final/trace.csv', 'fiches/Fiche_01_']) {
    expect(open.text).toContain(name)
  }
  expect(open.text).not.toContain('Donner plus de places à la société civile')
  const inner = await ask('GET', `${path}/confidential.zip`, { headers })
  expect(inner.text).toContain('forums/edition-confidentielle/Occultations_BKO.csv')
  expect(inner.text).toContain('Donner plus de places à la société civile')
  expect(inner.text).not.toContain('final/trace.csv')
  expect((await ask('GET', `/organiser/reports/${'a'.repeat(26)}/public.zip`, { headers })).status).toBe(404)
})
