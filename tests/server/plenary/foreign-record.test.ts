import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { startedIn } from '../adapters/sqlite-ground.ts'

const onDisk = (dataFolder?: string) =>
  aServedHouse({
    speed: 20,
    journal: (folder) => startedIn(folder),
    ...(dataFolder === undefined ? {} : { dataFolder }),
  })

let folder = ''
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A house that ran with two sessions begun, stopped. */
async function aStoppedHouse(): Promise<ServedHouse> {
  const house = await onDisk()
  folder = house.dataFolder
  for (const session of house.sessions.slice(0, 2)) {
    const plenary = await house.assembled.sessions.living(session)
    await plenary?.writeRows(() => [])
  }
  await house.stop('keep')
  return house
}

test('[D-12] a session’s file under another’s name is not shown as that one: it is said to be damaged, and its neighbour goes on', async () => {
  const before = await aStoppedHouse()
  const [first, second] = before.sessions
  const fileOf = (session: string | undefined) => join(folder, 'sessions', `${session}.sqlite`)
  copyFileSync(fileOf(second), fileOf(first))
  const house = await onDisk(folder)
  if (first === undefined || second === undefined) throw new Error('the example has two sessions')
  expect(await house.assembled.sessions.living(first)).toBeNull()
  expect(await house.assembled.sessions.living(second)).not.toBeNull()
  expect(house.assembled.watch.notes().damaged).toMatchObject([{ session: first, why: 'damaged' }])
  await house.stop('keep')
})

test('[D-12] a session’s file in the place of the catalogue opens no house', async () => {
  const before = await aStoppedHouse()
  const file = join(folder, 'sessions', `${before.sessions[0]}.sqlite`)
  expect(existsSync(file)).toBe(true)
  copyFileSync(file, join(folder, 'palabre.sqlite'))
  await expect(onDisk(folder)).rejects.toThrow('the catalogue cannot be opened: damaged')
})
