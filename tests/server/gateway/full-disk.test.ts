import { describe, expect, it } from 'vitest'
import { createMemoryDisk, createMemoryJournal } from '../../../server/adapters/memory/memory-journal.ts'
import type { CommitResult, Journal } from '../../../server/journal/journal.ts'
import { aServedHouse } from '../../world/served-house.ts'
import { call, joinControl, openRaw, said, send, takeSeat } from './wire.ts'

/** The journal in memory on a disk that can be full: then nothing more is written, what is there is still read. */
function onFullDisk() {
  const disk = createMemoryDisk()
  const { journal } = createMemoryJournal(disk)
  let full = false
  const refused: CommitResult = { kind: 'failed', reason: 'disk-full' }
  const commit: Journal['commit'] = async (room, batch) => (full ? refused : await journal.commit(room, batch))
  return {
    disk,
    journal: { ...journal, commit },
    fill: (now: boolean) => {
      full = now
    },
  }
}

const ask = (text: string) => ({ kind: 'ask', form: 'question', text, name: null })

describe('[D-07] a disk that is full', () => {
  it('refuses by name, leaves nobody waiting for an answer, and everything goes on once there is room', async () => {
    const ground = onFullDisk()
    const house = await aServedHouse({ speed: 20, disk: ground.disk, journal: async () => ground.journal })
    const [phone, facilitator] = [await takeSeat(house, 'participant'), await takeSeat(house, 'facilitator')]
    expect(said(await send(house, phone, ask('Avant ?')))).toBe('done')
    const control = await joinControl(house, facilitator)
    const stage = await openRaw(house, phone, 'stage.1')
    await stage.synced

    ground.fill(true)
    // Side by side in one tick: what is asked to be written, and what is only asked to be read.
    const [lost, read] = await Promise.all([
      send(house, phone, ask('Pendant ?')),
      call(house, 'GET', `${phone.base}/own.json`, { cookie: phone.cookie }),
    ])
    expect(said(lost)).toBe('disk-full')
    expect([200, 503]).toContain(read.status)
    expect(await stage.closed).toMatchObject({ code: 1013 })
    expect(await control.ended).toMatchObject({ code: 'disk-full' })
    for (let again = 0; again < 3; again++) {
      const answer = await send(house, phone, ask('Encore ?'))
      expect(['disk-full', 'unavailable']).toContain(said(answer))
      const page = await call(house, 'GET', `${phone.base}/own.json`, { cookie: phone.cookie })
      expect(page.status).toBe(503)
      expect(page.text).not.toContain('Error')
    }
    await expect(openRaw(house, phone, 'stage.1')).rejects.toThrow('503')

    ground.fill(false)
    expect(await send(house, phone, ask('Après ?'))).toMatchObject({ is: 'done', number: 2 })
    const own = await call(house, 'GET', `${phone.base}/own.json`, { cookie: phone.cookie })
    expect(own.text).toMatch(/Avant.*Après/)
    expect(own.text).not.toMatch(/Pendant|Encore/)
    await (await openRaw(house, phone, 'stage.1')).synced
    await house.stop()
  })
})
