import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createMemoryDisk, createMemoryJournal } from '../../../server/adapters/memory/memory-journal.ts'
import type { TeamNotes } from '../../../shared/domain/house-notes.ts'
import { aServedHouse } from '../../world/served-house.ts'
import { aSmallDisk, mayMount, type SmallDisk } from '../../world/small-disk.ts'
import { startedIn } from '../adapters/sqlite-ground.ts'
import { type Control, call, joinControl, openRaw, said, send, takeSeat, until } from './wire.ts'

const ask = (text: string) => ({ kind: 'ask', form: 'question', text, name: null })

/** What a page of the team is told of the house. */
function notesOn(control: Control): () => TeamNotes | null {
  let last: TeamNotes | null = null
  control.socket.on('house', (notes) => {
    last = notes
  })
  return () => last
}

describe('[D-07] a disk that is full', () => {
  it('refuses by name, goes on showing, leaves nobody waiting, and everything goes on once there is room', async () => {
    const disk = createMemoryDisk()
    const memory = createMemoryJournal(disk)
    const house = await aServedHouse({ speed: 20, disk, journal: async () => memory.journal })
    const [phone, facilitator] = [await takeSeat(house, 'participant'), await takeSeat(house, 'facilitator')]
    expect(said(await send(house, phone, ask('Avant ?')))).toBe('done')
    const control = await joinControl(house, facilitator)
    const notes = notesOn(control)
    const stage = await openRaw(house, phone, 'stage.1')
    await stage.synced

    memory.fill(true)
    // Side by side in one tick: what is asked to be written, and what is only asked to be read.
    const [lost, read] = await Promise.all([
      send(house, phone, ask('Pendant ?')),
      call(house, 'GET', `${phone.base}/own.json`, { cookie: phone.cookie }),
    ])
    expect(said(lost)).toBe('disk-full')
    expect(read.text).toContain('Avant')
    for (let again = 0; again < 2; again++) {
      expect(said(await send(house, phone, ask('Encore ?')))).toBe('disk-full')
      const page = await call(house, 'GET', `${phone.base}/own.json`, { cookie: phone.cookie })
      expect([page.status, page.text.includes('Encore')]).toEqual([200, false])
    }
    await (await openRaw(house, phone, 'stage.1')).synced

    memory.fill(false)
    await until(() => notes()?.writable === true)
    await takenAgain(control)
    expect(await send(house, phone, ask('Après ?'))).toMatchObject({ is: 'done', number: 2 })
    const own = await call(house, 'GET', `${phone.base}/own.json`, { cookie: phone.cookie })
    expect(own.text).toMatch(/Avant.*Après/)
    expect(own.text).not.toMatch(/Pendant|Encore/)
    await (await openRaw(house, phone, 'stage.1')).synced
    await house.stop()
  })
})

/** Until an act of the team is taken: the session looks for room about once a second of the house's own time. */
async function takenAgain(control: Control): Promise<void> {
  for (let n = 0; ; n++) {
    const command = { kind: 'message-expert', text: 'De la place ?' }
    if (said(await control.send({ id: `${'d'.repeat(23)}${letters(n)}`, command })) === 'done') return
    await new Promise((again) => setTimeout(again, 10))
  }
}

/** Until nothing of the team's is taken any more: the room's log may have had some space inside. */
async function refusedAtLast(control: Control, notes: () => TeamNotes | null): Promise<void> {
  for (let n = 0; notes()?.writable !== false; n++) {
    const command = { kind: 'message-expert', text: 'x'.repeat(200) }
    await control.send({ id: `${'b'.repeat(23)}${letters(n)}`, command })
  }
}

describe.skipIf(!mayMount)('[D-07] on a real disk of a few megabytes (needs root, to mount one)', () => {
  let small: SmallDisk | null = null
  afterEach(() => small?.remove())
  const aHouseOn = (disk: SmallDisk) =>
    aServedHouse({ speed: 10, dataFolder: disk.folder, reserveBytes: 2 * 1024 * 1024, journal: startedIn })

  it('no tick without room; team told where and how much; read-only; then by itself', async () => {
    small = aSmallDisk(8)
    const house = await aHouseOn(small)
    await until(() => existsSync(join(house.dataFolder, 'reserve')))
    const [phone, facilitator] = [await takeSeat(house, 'participant'), await takeSeat(house, 'facilitator')]
    const control = await joinControl(house, facilitator)
    const notes = notesOn(control)
    const desk = await openRaw(house, facilitator, 'desk.1')
    await desk.synced
    small.fill()
    const taken: string[] = []
    for (let n = 0; ; n++) {
      const answer = await send(house, phone, ask(`Question ${n} ${'?'.repeat(200)}`))
      if (said(answer) === 'too-many') break
      if (said(answer) !== 'done') {
        expect(said(answer)).toBe('disk-full')
        break
      }
      taken.push(`Question ${n} `)
    }
    await refusedAtLast(control, notes)
    expect(notes()).toMatchObject({ writable: false, disk: { folder: house.dataFolder } })
    expect(notes()?.disk?.freeMb).toBe(0)
    const own = await call(house, 'GET', `${phone.base}/own.json`, { cookie: phone.cookie })
    for (const text of taken) expect(own.text).toContain(text)
    // Words typed meanwhile get no answer to their barrier.
    const typing = await openRaw(house, facilitator, 'desk.1')
    await typing.synced
    typing.doc.getText('minutes').insert(0, 'Tapé sur un disque plein.')
    let ticked = false
    void typing.barrier(7).then(() => {
      ticked = true
    })
    await call(house, 'GET', `${phone.base}/own.json`, { cookie: phone.cookie })
    expect(ticked).toBe(false)

    small.empty()
    await until(() => notes()?.writable === true)
    expect(await typing.closed).toMatchObject({ code: 1013 })
    await takenAgain(control)
    expect(said(await send(house, await takeSeat(house, 'participant'), ask('Après ?')))).toBe('done')
    await house.stop('keep')
  })

  it('is closed with the reserve: sealed, with its minutes, on a disk where nothing else fits', async () => {
    small = aSmallDisk(12)
    const house = await aHouseOn(small)
    await until(() => existsSync(join(house.dataFolder, 'reserve')))
    const facilitator = await takeSeat(house, 'facilitator')
    const control = await joinControl(house, facilitator)
    const notes = notesOn(control)
    small.fill()
    await refusedAtLast(control, notes)
    const closed = await control.send({ id: 'c'.repeat(26), command: { kind: 'close-session' } })
    expect(said(closed)).toBe('done')
    const [session] = house.sessions
    if (session === undefined) throw new Error('no session')
    await until(() => house.assembled.catalogue.standing(session)?.is === 'sealed', 20_000)
    const [kept] = await house.assembled.archive.list(session)
    expect(kept?.reports.some((name) => name.endsWith('.docx'))).toBe(true)
    expect(await house.assembled.archive.verify(session)).toMatchObject({ is: 'sound' })
    small.empty()
    await until(() => existsSync(join(house.dataFolder, 'reserve')), 10_000)
    await house.stop('keep')
  })
})

const letters = (n: number) => [100, 10, 1].map((place) => 'abcdefghij'[Math.floor(n / place) % 10]).join('')
