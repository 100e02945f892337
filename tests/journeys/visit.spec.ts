import { test as base, expect, type Page } from '@playwright/test'
import { verifySnapshot } from '../../server/archive/verify-snapshot.ts'
import { readVisitScript } from '../../server/visit/visit-script.ts'
import { readForum } from '../world/bamako.ts'
import { anExampleHouse, type ExampleHouse } from '../world/example-house.ts'
import { aHouse } from '../world/house.ts'
import { fr } from './pages/said.ts'

const bamako = readForum('bamako')
const script = readVisitScript(bamako, 0)
const test = base.extend<{ example: ExampleHouse }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs
  example: async ({}, use) => {
    const example = await anExampleHouse()
    await use(example)
    await example.stop()
  },
})
test.use({ viewport: { width: 1366, height: 768 } })

test('« Jouer » leads to sealed minutes by itself, through a power cut that loses nothing', async ({
  page,
  example,
}) => {
  // A minute of play, a server that starts twice, and a machine that may be busy.
  test.setTimeout(180_000)
  await page.goto(example.address)
  await expect(page.getByText(bamako.notice)).toBeVisible()
  await page.locator('[data-visit="visit-begin"]').click()
  const power = page.locator('.visit')

  await reaches(page, 4)
  await reads(page, fr('visit.frame.board'), script.question)
  // Another process answers, and of what the room had read before no word is missing.
  await expect(power).toHaveAttribute('data-power', 'back', { timeout: 60_000 })
  // Half of the answer was written while the power was off: it came to the wall by itself.
  await reads(page, fr('visit.frame.board'), script.answer.slice(-30))
  await reaches(page, 5)
  await reads(page, fr('visit.frame.board'), script.recommendation.slice(0, 60))

  await expect(page.locator('[data-broken]')).toBeVisible({ timeout: 90_000 })
  await expect(page.locator('.visit-verdict-sound')).toContainText(fr('visit.sound'))
  expect(await page.locator('[data-broken]').getAttribute('data-broken')).toMatch(/^BKO-S1-A\d+$/)
  for (const words of [script.question, script.answer, script.recommendation, bamako.notice]) {
    await reads(page, fr('visit.frame.minutes'), words)
  }
  await expectPapers(page)
})

test('« Pas à pas » waits for the visitor, whose own words reach the wall', async ({ page, example }) => {
  const question = 'Qui répond aux jeunes de mon quartier, et quand ?'
  await page.goto(example.address)
  await page.locator('[data-visit="visit-step"]').click()

  const phone = page.frameLocator(`iframe[title="${fr('visit.frame.phone')}"]`)
  await expect(page.locator('.visit-ring')).toBeVisible()
  await phone.locator('[data-visit="phone-field"]').fill(question)
  await expect(page.locator('[data-act="phone-send"]')).toBeVisible()
  await phone.locator('[data-visit="phone-send"]').click()

  await reaches(page, 2)
  await page.locator('[data-visit="visit-do"]').click()
  // The row is chosen first, its verbs stand under it then.
  await expect(page.locator('[data-visit="visit-do"]:not([aria-busy])')).toBeVisible()
  await page.locator('[data-visit="visit-do"]').click()
  await reaches(page, 3)
  await page
    .frameLocator(`iframe[title="${fr('visit.frame.console')}"]`)
    .locator('.con-queuerow .con-screen')
    .click()
  await reaches(page, 4)
  await reads(page, fr('visit.frame.board'), question)
})

test('the visit is there on example data alone, and a foreign page cannot cut the power', async ({
  example,
  request,
}) => {
  const real = await aHouse()
  expect((await request.get(`${real.origin}/visite`)).status()).toBe(404)
  expect((await request.get(`${real.origin}/visite/state.json`)).status()).toBe(404)
  await real.stop()
  for (const act of ['cut', 'alter']) {
    const answer = await request.post(`${example.address}/${act}`, { headers: { origin: 'http://elsewhere.example' } })
    expect(answer.status()).toBe(403)
  }
  expect(await (await request.get(`${example.address}/state.json`)).json()).toMatchObject({ starts: 0 })
})

/** The bar has come to this step. */
async function reaches(page: Page, step: number): Promise<void> {
  await expect(page.locator('.visit-step').nth(step - 1)).toHaveAttribute('aria-current', 'step', { timeout: 60_000 })
}

/** A frame shows these words; the pages set their own spaces, apostrophes and lines. */
async function reads(page: Page, frame: string, words: string): Promise<void> {
  const body = page.frameLocator(`iframe[title="${frame}"]`).locator('body')
  await expect
    .poll(async () => letters((await body.textContent()) ?? ''), { timeout: 60_000 })
    .toContain(letters(words))
}

const letters = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')

/** Minutes and snapshot can be taken away, and the snapshot verifies on this machine. */
async function expectPapers(page: Page): Promise<void> {
  const take = async (paper: string) => {
    const href = await page.locator(`[data-paper="visit.paper.${paper}"]`).getAttribute('href')
    const answer = await page.request.get(new URL(href ?? '', page.url()).href)
    expect(answer.status()).toBe(200)
    return await answer.body()
  }
  expect((await take('html')).toString()).toContain('<html')
  expect((await take('docx')).subarray(0, 2).toString()).toBe('PK')
  const verified = verifySnapshot((await take('snapshot')).toString())
  expect(verified.is).toBe('sound')
}
