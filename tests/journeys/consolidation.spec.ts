import { execFileSync } from 'node:child_process'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { strictWords } from '../world/words.ts'
import { test } from './steps/with-house.ts'

test.describe.configure({ timeout: 120_000 })

for (const language of ['fr', 'en'] as const) {
  test(`a rapporteur brings two forums together by keyboard, one key a decision (${language})`, async ({
    house,
    people,
  }) => {
    const words = strictWords(language)
    await house.powerOff()
    for (const name of ['bamako', 'sikasso']) {
      execFileSync(process.execPath, ['server/import.ts', '--data', house.dataFolder, `examples/forums/${name}.json`])
    }
    await house.powerOn()
    const page = await people.newcomer('rapporteur', 'laptop', language)
    await page.goto(`${house.origin}/o#${house.organiserToken}`)
    await page.getByRole('link', { name: words('cons.open') }).click()
    await expect(page.getByRole('heading', { level: 1, name: words('cons.title') })).toBeVisible()
    await sound(page, 'overview', language)

    const shown = page.locator('.cons-candidate')
    const current = page.locator('.cons-candidate[aria-current]')
    await page
      .getByRole('link', { name: /BKO-S1-R01/ })
      .first()
      .click()
    await expect(shown).toHaveCount(5)
    await expect(current).toContainText('SIK-')
    // One key judges the one that is current; the next without a word comes by itself.
    for (const [relation, key] of [
      ['same', 'm'],
      ['none', 'n'],
      ['opposed', 'o'],
    ] as const) {
      const id = await current.locator('header .btn-word').innerText()
      const judged = page.locator('.cons-candidate', { hasText: id })
      await page.keyboard.press(key)
      await expect(judged.locator('.org-chip')).toHaveText(words(`cons.${relation}`))
      await expect(judged).not.toHaveAttribute('aria-current', 'true')
    }
    // A number and a letter say another word of one that was judged; Z takes it back.
    const first = shown.nth(0)
    await page.keyboard.press('1')
    await expect(first).toHaveAttribute('aria-current', 'true')
    await sound(page, 'relatives', language)
    await page.keyboard.press('v')
    await expect(first.locator('.org-chip')).toHaveText(words('cons.variant'))
    await page.keyboard.press('z')
    await expect(first.locator('.org-chip')).toHaveText(words('cons.same'))

    // What was decided is on disk: it stands after a power cut.
    await house.cutPower()
    await page.reload()
    await expect(first.locator('.org-chip')).toHaveText(words('cons.same'))
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('BKO-S1-R02')

    await page
      .getByRole('navigation', { name: words('org.path') })
      .getByRole('link')
      .click()
    const row = page.getByRole('row', { name: /BKO-S1-R01/ })
    await expect(row.getByRole('cell').last()).toHaveText(words('cons.forums', { n: 2, all: 2 }))
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await sound(page, 'matrix', language)
    await row.getByRole('link').click()
    await page.getByLabel(words('cons.textLabel'), { exact: true }).fill('Garantir des places à la société civile.')
    await page.getByRole('button', { name: words('cons.keep') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('F-01')
    const lost = page.getByRole('checkbox')
    await expect(lost.first()).toBeVisible()
    await sound(page, 'final', language)
    const many = await lost.count()
    for (let at = 0; at < many; at += 1) {
      await lost.nth(at).click()
      await expect(lost.nth(at)).toBeChecked()
    }
    for (const place of ['Bamako', 'Sikasso']) {
      const forum = page.getByRole('group', { name: place })
      await forum.getByRole('button', { name: words('cons.agreed') }).click()
      await expect(forum.getByRole('button', { name: words('cons.agreed') })).toHaveAttribute('aria-pressed', 'true')
    }
    await expect(page.getByText(words('cons.validated'))).toBeVisible()
  })
}

/** Nobody is shut out; with `LOOK` set, a picture to be looked at. */
async function sound(page: Page, what: string, language: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
  expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
  const folder = process.env['LOOK']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${what}-${language}.png`, fullPage: true })
}
