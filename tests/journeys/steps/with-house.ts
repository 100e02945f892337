import { test as base } from '@playwright/test'
import { aHouse, type House } from '../../world/house.ts'
import { type Gathering, gather } from './plenary.ts'

/** A server of one's own, gone after the test however it ends, and the people who come to it. */
export const test = base.extend<{ house: House; people: Gathering; mayLoseServer: boolean }>({
  mayLoseServer: [false, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs
  house: async ({}, use) => {
    const house = await aHouse()
    await use(house)
    await house.stop()
  },
  people: async ({ browser, house, mayLoseServer }, use) => {
    const people = gather(browser, house, { mayLoseServer })
    await use(people)
    await people.leave()
  },
})
