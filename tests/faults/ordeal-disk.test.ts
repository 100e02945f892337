import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { aSmallDisk, mayMount } from '../world/small-disk.ts'
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
  600_000,
)

test.skipIf(skipped !== null)(
  `[D-09] flushes in the way of the main thread are seen${needs}`,
  async () => {
    const { lagMs } = await lagOnSlowDisk(flushedInTheWay)
    expect(lagMs).toBeGreaterThan(250)
  },
  600_000,
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
  600_000,
)

test.skipIf(!mayMount)(
  `[D-07] a real disk of six megabytes fills up under 12 phones, and is emptied again: nothing told is lost${mayMount ? '' : ', skipped: needs root, to mount a small disk'}`,
  async () => {
    const disk = aSmallDisk(6)
    try {
      const end = await goThrough({
        seed: 8,
        phones: 12,
        start: { below: disk.folder },
        async during(_house, room) {
          await acknowledged(room, 30)
          disk.fill()
          const before = room.told.length
          await pause(3_000)
          // What was on its way; then nobody is told anything any more.
          expect(room.told.length - before).toBeLessThan(30)
          const still = room.told.length
          await pause(1_500)
          expect(room.told.length).toBe(still)
          disk.empty()
          await acknowledged(room, 30, 60_000)
        },
      })
      expect(end).toMatchObject({ findings: [], stranded: [] })
    } finally {
      disk.remove()
    }
  },
  600_000,
)
