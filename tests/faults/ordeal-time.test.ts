import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { onFaultyDisk, whyNoFaultyDisk } from './faulty-disk.ts'
import { acknowledged, goThrough } from './ordeal.ts'

const skipped = whyNoFaultyDisk()
const needs = skipped === null ? '' : `, skipped: ${skipped}`

test('[D-11] a server that stood still for ten seconds goes on: nothing is lost, nothing done twice', async () => {
  const end = await goThrough({
    seed: 5,
    phones: 34,
    async during(house, room) {
      await acknowledged(room, 50)
      process.kill(house.pid(), 'SIGSTOP')
      await new Promise((over) => setTimeout(over, 10_000))
      process.kill(house.pid(), 'SIGCONT')
      await acknowledged(room, 50)
    },
  })
  expect(end).toMatchObject({ findings: [], stranded: [] })
}, 600_000)

const hour = 3_600_000
/** Back by an hour, on by a day, to 1970, and right again. */
const jumps = [-hour, 24 * hour, -Date.UTC(2026, 10, 25), 0]

test.skipIf(skipped !== null)(
  `[D-10] the server’s clock jumps: work goes on in its order, and what had ended stays ended${needs}`,
  async () => {
    const clockFile = join(mkdtempSync(join(tmpdir(), 'palabre-clock-')), 'wrong-by')
    writeFileSync(clockFile, '0')
    const end = await goThrough({
      seed: 6,
      phones: 12,
      start: { env: (folder) => onFaultyDisk(folder, { clockFile }) },
      async during(house, room) {
        const post = { method: 'POST', headers: { 'content-type': 'application/json', origin: house.origin } }
        const body = JSON.stringify({ token: house.organiserToken })
        const entered = await fetch(`${house.origin}/o`, { ...post, body })
        const cookie = (entered.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
        const asked = async () =>
          (await fetch(`${house.origin}/organiser/catalogue.json`, { headers: { cookie } })).status
        expect(await asked()).toBe(200)
        for (const jump of jumps) {
          writeFileSync(clockFile, String(jump).padEnd(20))
          await acknowledged(room, 25)
          // Its twelve hours were over with the day that passed.
          if (jump !== -hour) expect(await asked()).toBe(403)
        }
      },
    })
    expect(end).toMatchObject({ findings: [], stranded: [] })
  },
  600_000,
)
