import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { sessionRoom } from '../../../server/journal/room-name.ts'
import { findCopies } from '../../../server/upkeep/find-copies.ts'
import { asId, type SessionId } from '../../../shared/domain/ids.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { aSmallDisk, mayMount } from '../../world/small-disk.ts'
import { aGoldenFolder } from '../adapters/golden-folder.ts'
import { startedIn } from '../adapters/sqlite-ground.ts'
import { asJson, call, cookieIn, openRaw, said, send, takeSeat, until } from '../gateway/wire.ts'
import { changeLetters, copyTree, flipByte, folders, namesIn, restored, soundCopies } from './backup-ground.ts'

const ground = folders()
afterEach(() => ground.remove())
const ask = (text: string) => ({ kind: 'ask', form: 'question', text, name: null })

async function asOrganiser(house: ServedHouse): Promise<{ readonly cookie: string }> {
  const token = house.assembled.catalogue.organiserToken()
  return { cookie: cookieIn(await call(house, 'POST', '/o', asJson, JSON.stringify({ token }))) }
}
async function copyNow(house: ServedHouse): Promise<Record<string, unknown>> {
  const answer = await call(house, 'POST', '/organiser/backup', await asOrganiser(house))
  return answer.json() as Record<string, unknown>
}
const sessionOf = (house: ServedHouse) => house.sessions[0] ?? asId<SessionId>('')

describe('a copy of the house while it runs', () => {
  it('[R-01] holds all that was answered before it began; restored, the same links and cookies open the same session', async () => {
    const stick = ground.make('stick')
    const house = await aServedHouse({ dataFolder: ground.make('data'), backupFolder: stick, journal: startedIn })
    const phones = await Promise.all(Array.from({ length: 8 }, () => takeSeat(house, 'participant')))
    const acked: string[] = []
    let writing = true
    const write = async (seat: (typeof phones)[number], who: number) => {
      for (let n = 0; writing && n < 5; n++) {
        const text = `Question ${who} et ${n} ?`
        if (said(await send(house, seat, ask(text))) === 'done') acked.push(text)
      }
    }
    const all = Promise.all(phones.map(write))
    await until(() => acked.length > 8)
    const before = [...acked]
    const made = await copyNow(house)
    writing = false
    await all
    expect(made).toMatchObject({ is: 'made' })
    const [phone] = phones
    const old = { token: house.token('participant'), organiser: house.assembled.catalogue.organiserToken() }
    await house.stop('keep')

    expect(await soundCopies(stick)).toHaveLength(1)
    const data = path.join(ground.make('new'), 'data')
    expect(await restored(stick, data)).toMatchObject({ is: 'restored' })
    const again = await aServedHouse({ dataFolder: data, journal: startedIn })
    expect(again.assembled.catalogue.organiserToken()).toBe(old.organiser)
    expect(again.token('participant')).toBe(old.token)
    const facilitator = await takeSeat(again, 'facilitator')
    const plenary = await again.assembled.sessions.living(sessionOf(again))
    const texts = [...(plenary?.memory().state.card.values() ?? [])].flatMap((card) =>
      card.kind === 'asked' ? [card.original] : [],
    )
    expect(before.filter((text) => !texts.includes(text))).toEqual([])
    const own = await call(again, 'GET', `${phone?.base}/own.json`, { cookie: phone?.cookie ?? '' })
    expect(own.status).toBe(200)
    expect(own.text).toContain('Question 0')
    expect(said(await send(again, facilitator, { kind: 'set-present', present: 40 }))).toBe('done')
    await again.stop('keep')
  })

  it('[R-06] what phones send again after a restore is applied once, and their pictures begin anew', async () => {
    const stick = ground.make('stick')
    const house = await aServedHouse({ dataFolder: ground.make('data'), backupFolder: stick, journal: startedIn })
    const phone = await takeSeat(house, 'participant')
    const [inCopy, afterCopy] = ['i'.repeat(26), 'j'.repeat(26)]
    const first = await send(house, phone, ask('Dans la copie ?'), inCopy)
    expect(await copyNow(house)).toMatchObject({ is: 'made' })
    expect(said(await send(house, phone, ask('Après la copie ?'), afterCopy))).toBe('done')
    await house.stop('keep')
    const data = path.join(ground.make('new'), 'data')
    await restored(stick, data)
    const again = await aServedHouse({ dataFolder: data, journal: startedIn })
    // Its outbox still has both: the first answer never reached it.
    expect(await send(again, phone, ask('Dans la copie ?'), inCopy)).toEqual(first)
    for (const _ of [1, 2])
      expect(await send(again, phone, ask('Après la copie ?'), afterCopy)).toMatchObject({ number: 2 })
    const plenary = await again.assembled.sessions.living(sessionOf(again))
    expect(plenary?.memory().state.card.size).toBe(2)
    const old = await openRaw(again, phone, 'stage.1', { silent: true })
    expect(await old.closed).toMatchObject({ code: 4410 })
    await (await openRaw(again, phone, 'stage.2')).synced
    await again.stop('keep')
  })

  it('[R-02] one copy at a time stands there: the old one until the new one is whole, then the new one alone', async () => {
    const stick = ground.make('stick')
    fs.writeFileSync(path.join(stick, 'photos.zip'), 'not ours')
    const house = await aServedHouse({ dataFolder: ground.make('data'), backupFolder: stick, journal: startedIn })
    await copyNow(house)
    const [first] = await soundCopies(stick)
    fs.mkdirSync(path.join(stick, 'palabre-2020-01-01T00-00-00-000Z.part'))
    await copyNow(house)
    const copies = await soundCopies(stick)
    expect(copies).toHaveLength(1)
    expect(copies[0]?.folder).not.toBe(first?.folder)
    expect(namesIn(stick)).toEqual([path.basename(copies[0]?.folder ?? ''), 'photos.zip'])
    await house.stop('keep')
  })

  it('[R-02] a stick that is pulled out is told, by name, and told again when it is back', async () => {
    const stick = path.join(ground.make('stick'), 'usb')
    const house = await aServedHouse({ dataFolder: ground.make('data'), backupFolder: stick, journal: startedIn })
    expect(await copyNow(house)).toEqual({ is: 'failed', why: 'no-folder' })
    expect(house.assembled.watch.notes().backup).toMatchObject({ failure: 'no-folder', lastAt: null })
    fs.mkdirSync(stick)
    expect(await copyNow(house)).toMatchObject({ is: 'made' })
    expect(house.assembled.watch.notes().backup).toMatchObject({ failure: null, lastAt: expect.any(Number) })
    await house.stop('keep')
  })

  it('[R-02][P-4] a close makes a copy without the session; what the older one knew of its people is gone', async () => {
    const stick = ground.make('stick')
    const house = await aServedHouse({
      speed: 20,
      dataFolder: ground.make('data'),
      backupFolder: stick,
      journal: startedIn,
    })
    const facilitator = await takeSeat(house, 'facilitator')
    await send(house, facilitator, { kind: 'set-present', present: 40 })
    await copyNow(house)
    const namesIt = async () => (await findCopies(stick)).some((copy) => sessionOf(house) in copy.manifest.rooms)
    expect(await namesIt()).toBe(true)
    await send(house, facilitator, { kind: 'close-session' })
    await until(() => house.assembled.catalogue.standing(sessionOf(house))?.is === 'sealed', 15_000)
    while (await namesIt()) await new Promise((again) => setTimeout(again, 20))
    await house.stop('keep')
    expect(await soundCopies(stick)).toHaveLength(1)
    const files = fs.readdirSync(stick, { recursive: true, encoding: 'utf8' })
    expect(
      files.filter(
        (name) => name.includes(`${sessionOf(house)}.sqlite`) || name.endsWith(`secrets/${sessionOf(house)}`),
      ),
    ).toEqual([])
    expect(files.filter((name) => name.endsWith('.docx'))).toHaveLength(1)
  })

  it('[A-03] is made for nobody who does not hold the data folder’s key', async () => {
    const house = await aServedHouse({ dataFolder: ground.make('data'), journal: startedIn })
    const to = ground.make('stick')
    for (const authorization of ['', 'Bearer ', 'Bearer guess']) {
      const answer = await call(house, 'POST', '/house/backup', { ...asJson, authorization }, JSON.stringify({ to }))
      expect(answer.status).toBe(403)
    }
    expect(namesIn(to)).toEqual([])
    await house.stop('keep')
  })
})

describe.skipIf(!mayMount)('[R-02] a stick that fills up (needs root, to mount a small disk)', () => {
  it('keeps the old copy as it was, leaves nothing half, and says why', async () => {
    const stick = aSmallDisk(3)
    const house = await aServedHouse({
      dataFolder: ground.make('data'),
      backupFolder: stick.folder,
      journal: startedIn,
    })
    expect(await copyNow(house)).toMatchObject({ is: 'made' })
    const [kept] = await soundCopies(stick.folder)
    stick.fill()
    expect(await copyNow(house)).toEqual({ is: 'failed', why: 'disk-full' })
    stick.empty()
    expect(await soundCopies(stick.folder)).toEqual([kept])
    expect(namesIn(stick.folder)).toEqual([path.basename(kept?.folder ?? '')])
    await house.stop('keep')
    stick.remove()
  })
})

describe('restoring', () => {
  async function aCopy(): Promise<string> {
    const stick = ground.make('stick')
    const { folder } = aGoldenFolder()
    const house = await aServedHouse({ dataFolder: folder, backupFolder: stick, journal: startedIn })
    await copyNow(house)
    await house.stop()
    return stick
  }

  it('[R-02] writes into no folder that holds anything, and nothing at all from a copy that one bit changed', async () => {
    const stick = await aCopy()
    const full = ground.make('full')
    fs.writeFileSync(path.join(full, 'somebody'), '')
    expect(await restored(stick, full)).toEqual({ is: 'refused', why: 'not-empty' })
    const [copy] = await soundCopies(stick)
    const paths = fs
      .readdirSync(copy?.folder ?? '', { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
    const broken = ground.make('broken')
    for (const file of paths) {
      fs.rmSync(broken, { recursive: true, force: true })
      copyTree(stick, broken)
      flipByte(path.join(broken, path.relative(stick, file.parentPath), file.name))
      const to = path.join(ground.make('to'), 'data')
      const result = await restored(broken, to)
      expect([result.is, file.name]).toEqual(['refused', file.name])
      expect(fs.existsSync(to)).toBe(false)
    }
    expect(await restored(ground.make('nothing'), path.join(full, 'data'))).toEqual({ is: 'refused', why: 'no-copy' })
  })
})

describe('[D-12] a session that is damaged on disk', () => {
  it('hinders no other, is told on its pages and to the organiser, and is taken back from the last copy', async () => {
    const stick = ground.make('stick')
    const data = ground.make('data')
    const house = await aServedHouse({ dataFolder: data, backupFolder: stick, journal: startedIn })
    const phone = await takeSeat(house, 'participant')
    await send(house, phone, ask('Avant la copie ?'))
    const other = await takeSeat(house, 'participant', house.sessions[1])
    await send(house, other, ask('Ailleurs ?'))
    await copyNow(house)
    await house.stop('keep')
    changeLetters(path.join(data, 'sessions', `${sessionOf(house)}.sqlite`), 'Avant la copie')

    const again = await aServedHouse({ dataFolder: data, backupFolder: stick, journal: startedIn })
    await until(() => again.assembled.watch.notes().damaged[0]?.copyAt != null)
    expect(again.assembled.watch.notes().damaged).toMatchObject([{ session: sessionOf(house), why: 'damaged' }])
    expect(said(await send(again, phone, ask('Perdue ?')))).toBe('damaged')
    const page = await call(again, 'GET', `${phone.base}/`, { cookie: phone.cookie })
    expect(page.text).toContain('"refusal":"damaged"')
    expect(said(await send(again, other, ask('Toujours là ?')))).toBe('done')

    // A copy made meanwhile keeps the good record of the damaged one.
    const [before] = await soundCopies(stick)
    expect(await copyNow(again)).toMatchObject({ is: 'made' })
    const [copy] = await soundCopies(stick)
    expect(copy?.manifest.rooms[sessionOf(house)]?.carriedFrom).toBe(before?.manifest.madeAt)

    const organiser = await asOrganiser(again)
    expect((await call(again, 'POST', `/organiser/restore/${house.sessions[1]}`, organiser)).status).toBe(409)
    expect((await call(again, 'POST', `/organiser/restore/${sessionOf(house)}`, organiser)).status).toBe(200)
    expect(again.assembled.watch.notes().damaged).toEqual([])
    expect(said(await send(again, phone, ask('De nouveau ?')))).toBe('done')
    const own = await call(again, 'GET', `${phone.base}/own.json`, { cookie: phone.cookie })
    expect(own.text).toMatch(/Avant la copie.*De nouveau/)
    // What was found is kept aside, and goes with the session.
    const aside = path.join(data, 'damaged', `${sessionRoom(sessionOf(house))}.sqlite`)
    expect(fs.existsSync(aside)).toBe(true)
    await again.stop('keep')
  })
})
