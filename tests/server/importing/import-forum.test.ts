import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createMemoryArchiveTree } from '../../../server/adapters/memory/archive-memory.ts'
import { createArchive } from '../../../server/archive/archive.ts'
import { readForumFile } from '../../../server/importing/forum-file.ts'
import { type ImportDeps, importForum } from '../../../server/importing/import-forum.ts'
import { itemsOf } from '../../../shared/domain/snapshot.ts'
import { createSteppedClock } from '../../world/clock.ts'
import { createSeededRandom } from '../../world/random.ts'
import { layCatalogueGround, plainAddresses } from '../catalogue/catalogue-ground.ts'

const text = (name: string) => readFileSync(new URL(`../../../examples/forums/${name}.json`, import.meta.url), 'utf8')

function read(name: string) {
  const result = readForumFile(text(name))
  if (result.is === 'refused') throw new Error(result.where)
  return result
}

async function ground() {
  const catalogue = await layCatalogueGround().start()
  const archive = createArchive({ tree: createMemoryArchiveTree() })
  const deps: ImportDeps = {
    catalogue,
    archive,
    clock: createSteppedClock(),
    random: createSeededRandom(5),
    makeReports: async () => [],
  }
  const bring = async (name: string) => {
    const { file, json } = read(name)
    const answer = await importForum(deps, file, json)
    if (answer.is === 'refused') throw new Error(answer.code)
    return answer.sessions
  }
  const items = async (code: string) => {
    const session = catalogue.view(plainAddresses).sessions.find((each) => each.code === code)
    const loaded = session === undefined ? null : await archive.load(session.id, 1)
    if (loaded?.is !== 'found') throw new Error(`nothing is kept of ${code}`)
    return itemsOf(loaded.snapshot)
  }
  return { catalogue, archive, deps, bring, items }
}

it('brings two forums of one series in, closed and sealed, chained one after the other', async () => {
  const { catalogue, archive, bring } = await ground()
  const sessions = [...(await bring('bamako')), ...(await bring('sikasso'))]
  expect(sessions.map((each) => each.code)).toEqual(['BKO-S1', 'BKO-S2', 'SIK-S1', 'SIK-S2'])
  const { series } = catalogue.view(plainAddresses)
  expect(series.map((each) => each.code)).toEqual(['ML-RSS-2021'])
  let before: string | null = null
  for (const { session } of sessions) {
    const standing = catalogue.standing(session)
    expect(standing?.is).toBe('sealed')
    const chain = await archive.verify(session)
    expect(chain.is).toBe('sound')
    const head = chain.is === 'sound' ? chain.snapshots[0]?.head : undefined
    expect(head?.previousSessionSeal).toBe(before)
    before = standing?.is === 'sealed' ? standing.seal : null
  }
})

it('keeps the file’s own ids, and nothing that it marks sensitive', async () => {
  const { bring, items } = await ground()
  await bring('bamako')
  const kept = await items('BKO-S2')
  const ids = kept.map((item) => item.id)
  for (const item of read('bamako').file.sessions[1]?.items ?? []) {
    expect(ids.includes(item.id)).toBe(item.sensitive !== true)
    if (item.sensitive === true) expect(JSON.stringify(kept)).not.toContain(item.text)
  }
  expect(kept.filter((item) => 'state' in item && item.state === 'protected')).toHaveLength(1)
  // What it rested on is named no more either.
  expect(JSON.stringify(kept)).not.toContain('BKO-S2-C04')
  const one = await items('BKO-S1')
  expect(one.find((item) => item.id === 'BKO-S1-X01')).toMatchObject({ outcome: 'withdrawn' })
  expect(one.find((item) => item.id === 'BKO-S1-R01')).toMatchObject({
    outcome: 'adopted',
    sources: ['BKO-S1-Q02', 'BKO-S1-C01'],
    firstWording: 'Donner plus de places à la société civile dans le Conseil national.',
  })
  // How many of each age came, as a sum; of nobody who spoke is it told.
  const [sheet, ...rest] = one
  expect(sheet).toMatchObject({ kind: 'session', attendance: [{ present: 41, sex: { F: 19, H: 22 } }] })
  expect(JSON.stringify(rest)).not.toMatch(/ageBand|"time"|organisation"/)
})

it('[S-04] names no area beside a statement when fewer than five came from it', async () => {
  const { deps, catalogue, archive } = await ground()
  const json = JSON.parse(text('bamako'))
  json.forum.participants.area['Commune I'] = 4
  const again = readForumFile(JSON.stringify(json))
  if (again.is === 'refused') throw new Error(again.where)
  const answer = await importForum(deps, again.file, again.json)
  const session = answer.is === 'imported' ? answer.sessions[0]?.session : undefined
  if (session === undefined) throw new Error('not imported')
  expect(catalogue.standing(session)?.is).toBe('sealed')
  const loaded = await archive.load(session, 1)
  const labels =
    loaded.is === 'found'
      ? itemsOf(loaded.snapshot).flatMap((item) => ('asker' in item && item.asker ? [item.asker.label] : []))
      : []
  expect(labels.filter((label) => /Commune I(?![IV])/.test(label))).toEqual([])
  expect(labels).toContain('Participante')
  expect(labels).toContain('Participant, Commune IV')
})

it('twice changes nothing; cut in its middle, it is finished by the next', async () => {
  const { catalogue, archive, bring, deps } = await ground()
  const first = await bring('bamako')
  const again = await bring('bamako')
  expect(again).toEqual(first.map((each) => ({ ...each, before: true })))
  expect(catalogue.view(plainAddresses).sessions).toHaveLength(2)

  const stuck = { ...deps.archive, store: async () => Promise.reject(new Error('the disk is full')) }
  const { file, json } = read('sikasso')
  await expect(importForum({ ...deps, archive: stuck }, file, json)).rejects.toThrow('the disk is full')
  const rest = await bring('sikasso')
  expect(rest.map((each) => each.before)).toEqual([false, false])
  expect(catalogue.view(plainAddresses).sessions.map((each) => each.standing.is)).toEqual(Array(4).fill('sealed'))
  for (const { session } of rest) expect((await archive.list(session)).map((each) => each.seq)).toEqual([1])
})

it('refuses what is no such file, by the field that does not fit, before anything is written', () => {
  const change = (edit: (json: ReturnType<typeof JSON.parse>) => void) => {
    const json = JSON.parse(text('bamako'))
    edit(json)
    return readForumFile(JSON.stringify(json))
  }
  expect(readForumFile('<html>')).toEqual({ is: 'refused', where: '' })
  expect(change((json) => (json.schema = 'forum-archive/9'))).toEqual({ is: 'refused', where: 'schema' })
  expect(change((json) => (json.sessions = []))).toEqual({ is: 'refused', where: 'sessions' })
  expect(change((json) => (json.sessions[0].items[3].text = ''))).toEqual({
    is: 'refused',
    where: 'sessions.0.items.3.text',
  })
  expect(change((json) => (json.sessions[0].items[1].id = 'BKO-S1-Q01'))).toEqual({
    is: 'refused',
    where: 'BKO-S1-Q01',
  })
  expect(change((json) => (json.sessions[0].items[0].id = 'SIK-S1-Q01'))).toEqual({
    is: 'refused',
    where: 'SIK-S1-Q01',
  })
  expect(change((json) => (json.sessions[0].items[0].id = '../../../etc'))).toMatchObject({ is: 'refused' })
})
