import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { fr } from './pages/said.ts'
import { test } from './steps/with-house.ts'

test.describe.configure({ timeout: 120_000 })

/** An organiser carries a public copy to someone who trusts nobody, on a laptop without a network. */
test('an archive carried away is checked from a disk by its own page, and one changed letter is seen', async ({
  house,
  people,
}) => {
  await house.powerOff()
  execFileSync(process.execPath, ['server/import.ts', '--data', house.dataFolder, 'examples/forums/bamako.json'])
  await house.powerOn()
  const page = await people.newcomer('organiser', 'laptop', 'fr')
  await page.goto(`${house.origin}/o#${house.organiserToken}`)
  await page.getByRole('link', { name: fr('org.archive'), exact: true }).click()
  await expect(page.getByText(fr('org.sound')).first()).toBeVisible({ timeout: 45_000 })
  await sound(page, 'archive')
  await page.getByLabel(fr('bag.withhold')).fill('BKO-S1-Q02')
  const [carried] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: fr('bag.public') }).click(),
  ])
  const zip = await carried.path()
  const seal = (await page.locator('.org-seal-words').first().innerText()).trim()

  const disk = dirname(zip)
  const checker = join(disk, 'VERIFIER.html')
  copyFileSync('server/bag/verifier.html', checker)
  expect(readFileSync(zip).includes(readFileSync(checker))).toBe(true)
  await page.context().setOffline(true)
  await page.goto(pathToFileURL(checker).href)
  await page.locator('#seals').fill(seal)
  await page.locator('#zip').setInputFiles({ name: 'a.zip', mimeType: 'application/zip', buffer: readFileSync(zip) })
  await expect(page.getByText('Cette archive est intacte.')).toBeVisible()
  await expect(page.getByText('This archive is intact.')).toBeVisible()
  await expect(page.getByText(seal)).toBeVisible()
  await sound(page, 'verifier-good')

  const forged = readFileSync(zip)
  forged.write('j', forged.indexOf('"outcome"') + 40)
  writeFileSync(join(disk, 'forged.zip'), forged)
  await page.locator('#zip').setInputFiles(join(disk, 'forged.zip'))
  await expect(page.getByText('Cette archive n’est pas intacte.')).toBeVisible()
  await sound(page, 'verifier-bad')
  await page.locator('#zip').setInputFiles(checker)
  await expect(page.getByText('Ce n’est pas une archive.')).toBeVisible()
})

/** Nobody is shut out; with `LOOK` set, a picture to be looked at. */
async function sound(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
  expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
  const folder = process.env['LOOK']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${what}.png`, fullPage: true })
}
