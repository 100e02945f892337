import { expect, it, test } from 'vitest'
import { createMemoryArchiveTree } from '../../../server/adapters/memory/archive-memory.ts'
import { createArchive } from '../../../server/archive/archive.ts'
import { type BagFile, makeBag, zipBag } from '../../../server/bag/make-bag.ts'
import { readBag } from '../../../server/bag/read-bag.ts'
import { importBag } from '../../../server/importing/import-bag.ts'
import { writeZip } from '../../../server/report/zip.ts'
import { tamperings } from '../../campaigns/tamper.ts'
import { twoClosedForums } from '../bag/two-closed-forums.ts'
import { filesOf } from '../bag/verifier.ts'
import { anOrganiser, layCatalogueGround, plainAddresses } from '../catalogue/catalogue-ground.ts'

const info = { name: 'ML-RSS-2021', title: 'Forums', date: '2021-04-07', isPublic: false }

/** Another laptop, with nothing on it. */
async function anotherLaptop() {
  const ground = layCatalogueGround()
  const files = new Map<string, Uint8Array>()
  const archive = createArchive({ tree: createMemoryArchiveTree(files) })
  const catalogue = await ground.start()
  const all = () => JSON.stringify([catalogue.view(plainAddresses), [...files.keys()], ground.written()])
  return { ground, archive, catalogue, files, all }
}

it('a bag from another laptop brings its closed sessions under their seals; twice changes nothing', async () => {
  const { packed, sessions, archive: from, catalogue: home } = await twoClosedForums()
  const { zip } = await packed()
  const { archive, catalogue, all } = await anotherLaptop()
  const first = await importBag({ archive, catalogue }, zip)
  expect(first).toMatchObject({ is: 'imported', sessions: [{ code: 'BKO-S1', before: false }, {}, {}, {}] })
  for (const session of sessions) {
    expect(await archive.verify(session)).toEqual(await from.verify(session))
    const [here, there] = [catalogue.standing(session), home.standing(session)]
    expect(here?.is === 'sealed' && here.seal).toBe(there?.is === 'sealed' && there.seal)
    expect(here?.sheet.seriesTitle).toBe(there?.sheet.seriesTitle)
  }
  expect(catalogue.view(plainAddresses).series[0]?.notice).toBe(home.view(plainAddresses).series[0]?.notice)
  const before = all()
  const again = await importBag({ archive, catalogue }, zip)
  expect(again).toMatchObject({ is: 'imported', sessions: [{ before: true }, {}, {}, {}] })
  expect(all()).toBe(before)
})

it('a power cut in the middle leaves the rest to be added', async () => {
  const { packed, sessions } = await twoClosedForums()
  const { zip } = await packed()
  const { ground, archive, catalogue } = await anotherLaptop()
  let writes = 0
  const cut = {
    ...archive,
    store: (...given: Parameters<typeof archive.store>) => {
      writes += 1
      return writes === 2 ? Promise.reject(new Error('power')) : archive.store(...given)
    },
  }
  await expect(importBag({ archive: cut, catalogue }, zip)).rejects.toThrow('power')
  const started = await ground.start()
  expect(await importBag({ archive, catalogue: started }, zip)).toMatchObject({ is: 'imported' })
  expect(sessions.every((session) => started.standing(session)?.is === 'sealed')).toBe(true)
})

it('a session that is prepared here under the same name is not touched', async () => {
  const { packed, sessions, catalogue: home } = await twoClosedForums(['bamako'])
  const { zip } = await packed()
  const { archive, catalogue } = await anotherLaptop()
  const organiser = anOrganiser(catalogue)
  const { forum } = await organiser.prepare()
  const session = sessions[0] ?? ('' as never)
  const {
    id: _id,
    rank: _rank,
    forum: _forum,
    standing: _standing,
    ...fields
  } = home.view(plainAddresses).sessions.find(({ id }) => id === session) ?? ({} as never)
  await organiser.send({ kind: 'make-session', session, forum, fields })
  const before = JSON.stringify(catalogue.view(plainAddresses))
  expect(await importBag({ archive, catalogue }, zip)).toMatchObject({ is: 'refused', why: 'clash', at: 'BKO-S1' })
  expect(JSON.stringify(catalogue.view(plainAddresses))).toBe(before)
})

test.each(tamperings.filter(({ name }) => !/made anew|dropped|smuggled|report/.test(name)).map(({ name }) => name))(
  'a bag with %s stops, and nothing is written',
  async (name) => {
    const { packed } = await twoClosedForums(['bamako'])
    const forged = tamperings.find((each) => each.name === name)?.forge(filesOf((await packed()).files), () => 0)
    const { archive, catalogue, all } = await anotherLaptop()
    const before = all()
    const bag = [...(forged ?? [])].map(([path, bytes]): BagFile => ({ path, bytes }))
    expect(await importBag({ archive, catalogue }, zipBag(bag, info))).toMatchObject({ is: 'refused' })
    expect(all()).toBe(before)
  },
)

test('what is no bag, climbs out of its folder, lacks a file, or was written by an older program, is refused by name', async () => {
  const { packed } = await twoClosedForums(['bamako'])
  const { files, zip } = await packed()
  const why = (bytes: Uint8Array) => {
    const read = readBag(bytes)
    return read.is === 'refused' ? read.why : 'bag'
  }
  expect(why(zip)).toBe('bag')
  expect(why(new Uint8Array(0))).toBe('not-a-bag')
  expect(why(Buffer.alloc(1_000_000))).toBe('not-a-bag')
  expect(why(zip.slice(0, zip.length - 30))).toBe('not-a-bag')
  for (const path of ['data/../../etc/passwd', '/data/x', 'data//x', 'data/\\x', 'data/a\0b', '../data/x']) {
    expect(
      why(
        writeZip([
          ...files.map((each) => ({ name: each.path, bytes: each.bytes })),
          { name: path, bytes: Buffer.from('x') },
        ]),
      ),
    ).toBe('path')
  }
  expect(why(zipBag(files.slice(1), info))).toBe('missing')
  // A file that claims to be inflated to two gigabytes is not even looked into.
  const bomb = Buffer.from(zip)
  const entry = bomb.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bomb.writeUInt16LE(8, entry + 10)
  bomb.writeUInt32LE(2_000_000_000, entry + 24)
  expect(why(bomb)).toBe('not-a-bag')
  const older = files
    .filter(({ path }) => path.startsWith('data/'))
    .map(({ path, bytes }) => ({
      path,
      bytes: Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll('snapshot/0.2', 'snapshot/0.1')),
    }))
  const { archive, catalogue } = await anotherLaptop()
  const old = zipBag(makeBag(older, info), info)
  expect(await importBag({ archive, catalogue }, old)).toMatchObject({ is: 'refused', why: 'older' })
})
