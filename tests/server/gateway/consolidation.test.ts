import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { readForumFile } from '../../../server/importing/forum-file.ts'
import { importForum } from '../../../server/importing/import-forum.ts'
import type { ConsolidationReading, RelativesReading } from '../../../shared/domain/consolidation.ts'
import { plainAddresses } from '../catalogue/catalogue-ground.ts'
import { aHouse, closeHouses } from './organiser-ground.ts'

afterEach(closeHouses)

/** Bamako and Sikasso, imported as closed sessions, and the organiser at the door of their series. */
async function aSeriesOfTwo() {
  const house = await aHouse()
  const { catalogue, archive, clock, ground, organiser } = house
  for (const name of ['bamako', 'sikasso']) {
    const text = readFileSync(new URL(`../../../examples/forums/${name}.json`, import.meta.url), 'utf8')
    const read = readForumFile(text)
    if (read.is === 'refused') throw new Error(read.where)
    const deps = { catalogue, archive, clock, random: ground.random, makeReports: async () => [] }
    await importForum(deps, read.file, read.json)
  }
  const series = catalogue.view(plainAddresses).series[0]?.id
  if (series === undefined) throw new Error('no series')
  const { headers } = await house.enter()
  const get = async <Said>(path: string) =>
    JSON.parse((await house.ask('GET', `/organiser/consolidation/${path}`, { headers })).text) as Said
  const post = (command: object) =>
    house.ask('POST', '/organiser/commands', { headers, body: { id: organiser.newId(), command } })
  const open = async () => {
    const reading = await get<ConsolidationReading>(series)
    if (reading.is !== 'open') throw new Error(`stopped at ${reading.sessions}`)
    return reading
  }
  return { ...house, series, get, post, open }
}

describe('the consolidation of a series', () => {
  it('gives five relatives from the other forum, takes a decision, tells it and takes it back', async () => {
    const { series, get, post, open } = await aSeriesOfTwo()
    const { relatives } = await get<RelativesReading>(`${series}/BKO-S1-R01`)
    expect(relatives).toHaveLength(5)
    expect(relatives.map(({ id }) => id)).toContain('SIK-S1-R01')
    expect(relatives.every(({ id }) => id.startsWith('SIK'))).toBe(true)
    const before = await open()
    await post({
      kind: 'relate',
      series,
      reading: 'first',
      one: 'BKO-S1-R01',
      other: 'SIK-S1-R01',
      relation: 'same',
    })
    const after = await open()
    expect(after.consolidation.finals).toHaveLength(before.consolidation.finals.length - 1)
    expect(after.consolidation.finals.find(({ reach }) => reach === 'common')?.forums).toEqual(
      after.forums.map(({ id }) => id),
    )
    expect(after.recommendations).toEqual(before.recommendations)
    await post({ kind: 'take-back', series, number: 1 })
    expect((await open()).consolidation.finals).toEqual(before.consolidation.finals)
    expect((await open()).log).toHaveLength(2)
  })

  it('stops and names the session whose archive no longer fits its seal', async () => {
    const { series, files, get } = await aSeriesOfTwo()
    const [path, bytes] = [...files].find(([name]) => name.includes('SIK-S2') && name.endsWith('0001.json')) ?? []
    if (path === undefined || bytes === undefined) throw new Error('no snapshot of Sikasso')
    files.set(path, Buffer.from(Buffer.from(bytes).toString('utf8').replace('plainte', 'fête')))
    expect(await get(series)).toEqual({ is: 'stopped', sessions: ['SIK-S2'] })
    expect(await get(`${series}/BKO-S1-R01`)).toMatchObject({ refusal: { code: 'unavailable' } })
  })
})

describe('an archive to be carried away', () => {
  it('is the organiser’s alone; a series that is not there is none; one that is damaged is not packed', async () => {
    const { series, ask, files, enter } = await aSeriesOfTwo()
    const { headers } = await enter()
    const whole = `/organiser/bag/${series}`
    expect((await ask('GET', whole)).status).toBe(403)
    const answer = await ask('GET', `${whole}?copy=public&withhold=BKO-S1-Q01,%20BKO-S2-R02&only=BKO`, { headers })
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/zip'])
    expect(answer.headers['content-disposition']).toBe('attachment; filename="ML-RSS-2021-BKO-S1-public.zip"')
    expect(answer.text).toContain('data/VERIFIER.html')
    expect(answer.text).toContain('BKO-S2')
    expect(answer.text).not.toContain('SIK-S1')
    expect((await ask('GET', `/organiser/bag/${'a'.repeat(26)}`, { headers })).status).toBe(404)
    expect((await ask('GET', `${whole}?copy=public&withhold=BKO-S1-Q1`, { headers })).status).toBe(409)
    expect((await ask('GET', `${whole}?only=GAO`, { headers })).status).toBe(404)
    const [path = '', bytes = new Uint8Array()] = [...files].find(([name]) => name.endsWith('0001.json')) ?? []
    files.set(path, bytes.slice(1))
    expect((await ask('GET', whole, { headers })).status).toBe(409)
  })
})
