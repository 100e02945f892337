import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { strictWords } from '../world/words.ts'
import { onFaultyDisk, whyNoFaultyDisk } from './faulty-disk.ts'
import { acknowledged, goThrough } from './ordeal.ts'
import { flushedInTheWay, withoutGuards } from './without-guard.ts'

const skipped = whyNoFaultyDisk()
const needs = skipped === null ? '' : `, skipped: ${skipped}`
const meter = fileURLToPath(new URL('lag-meter.mjs', import.meta.url))
const words = strictWords('fr')

const aFile = (name: string) => join(mkdtempSync(join(tmpdir(), 'palabre-ordeal-')), name)
const pause = (ms: number) => new Promise((over) => setTimeout(over, ms))

/** How long the main thread let one in a hundred moments wait while every flush took half a second. */
async function lagOnSlowDisk(guards: Parameters<typeof withoutGuards>[0]) {
  const [lagFile, slowFile] = [aFile('lag'), aFile('slow')]
  writeFileSync(slowFile, '0')
  const out = withoutGuards(guards)
  const end = await goThrough({
    seed: 3,
    phones: 12,
    start: {
      node: ['--import', meter, ...out.args],
      env: (folder) => ({ ...onFaultyDisk(folder, { slowFile }), ...out.env, LAG_FILE: lagFile }),
    },
    async during(_house, room) {
      await acknowledged(room, 20)
      writeFileSync(lagFile, '')
      writeFileSync(slowFile, '500')
      await acknowledged(room, 20)
      await pause(2_000)
      writeFileSync(slowFile, '0  ')
    },
  })
  return { ...end, lagMs: lagOfMoments(readFileSync(lagFile, 'utf8')) }
}

/** Of all moments: a turn that lasted two seconds kept more of them waiting than a hundred short ones. */
function lagOfMoments(turns: string): number {
  const ms = turns
    .split('\n')
    .map(Number)
    .filter((turn) => turn > 0)
  const whole = ms.reduce((sum, turn) => sum + turn, 0)
  const later = (than: number) => ms.reduce((sum, turn) => sum + Math.max(0, turn - than), 0)
  let lag = 0
  while (later(lag) > whole / 100) lag++
  return lag
}

test.skipIf(skipped !== null)(
  `[D-09] a disk that takes half a second to flush delays the ticks, loses nothing and stalls nobody${needs}`,
  async () => {
    const { findings, stranded, lagMs } = await lagOnSlowDisk([])
    expect({ findings, stranded }).toEqual({ findings: [], stranded: [] })
    expect(lagMs).toBeLessThan(250)
  },
  180_000,
)

test.skipIf(skipped !== null)(
  `[D-09] flushes in the way of the main thread are seen${needs}`,
  async () => {
    const { lagMs } = await lagOnSlowDisk(flushedInTheWay)
    expect(lagMs).toBeGreaterThan(250)
  },
  180_000,
)

test.skipIf(skipped !== null)(
  `[D-08] when a flush fails the server ends with one sentence; started again it goes on, and nothing told is lost${needs}`,
  async () => {
    let failing = true
    const end = await goThrough({
      seed: 4,
      phones: 8,
      start: { env: (folder) => (failing ? onFaultyDisk(folder, { error: 'flush:5:90:1' }) : {}) },
      async during(house, room) {
        const printed = await house.ended()
        failing = false
        expect(printed.code).toBe(1)
        expect(printed.said.trim()).toBe(words('start.flush'))
        await house.powerOn()
        await acknowledged(room, 30)
      },
    })
    expect(end).toMatchObject({ findings: [], stranded: [] })
  },
  120_000,
)

test('[D-11] a server that stood still for ten seconds goes on: nothing is lost, nothing done twice', async () => {
  const end = await goThrough({
    seed: 5,
    phones: 34,
    async during(house, room) {
      await acknowledged(room, 50)
      process.kill(house.pid(), 'SIGSTOP')
      await pause(10_000)
      process.kill(house.pid(), 'SIGCONT')
      await acknowledged(room, 50)
    },
  })
  expect(end).toMatchObject({ findings: [], stranded: [] })
}, 120_000)

const hour = 3_600_000
/** Back by an hour, on by a day, to 1970, and right again. */
const jumps = [-hour, 24 * hour, -Date.UTC(2026, 10, 25), 0]

test.skipIf(skipped !== null)(
  `[D-10] the server’s clock jumps: work goes on in its order, and what had ended stays ended${needs}`,
  async () => {
    const clockFile = aFile('wrong-by')
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
  120_000,
)
