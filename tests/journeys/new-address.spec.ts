import { expect } from '@playwright/test'
import { openExample } from '../world/example.ts'
import { aRelayTo } from '../world/relay.ts'
import { consoleAt } from './pages/console-page.ts'
import { phoneAt } from './pages/phone-page.ts'
import { fr } from './pages/said.ts'
import { test } from './steps/with-house.ts'

test.use({ mayLoseServer: true })
test.describe.configure({ timeout: 120_000 })

test('[R-06] the hall’s address is gone: what waits on a phone is carried to the new one, shown there, and sent once', async ({
  house,
  people,
}) => {
  const links = await openExample(house)
  const old = await aRelayTo(house.origin)
  const [consoleTab, awaTab] = await Promise.all([people.newcomer('facilitator'), people.newcomer('Awa', 'phone')])
  await consoleTab.goto(`${house.origin}/t#${links.facilitator}`)
  const facilitator = consoleAt(consoleTab)
  await facilitator.phase('questions')
  // Loaded while all is well: afterwards nothing can be.
  const ready = awaTab.waitForResponse(/carry-over-/, { timeout: 40_000 })
  await awaTab.goto(`${old.origin}/J/${links.participant}`)
  const awa = phoneAt(awaTab)
  await awa.ask('Qui garde le puits ?')
  await ready
  await old.cut()
  await awa.send('Et la route de Kati ?')
  await expect(awaTab.getByText(fr('phone.offline-strip'))).toBeVisible({ timeout: 30_000 })

  await awaTab.getByText(fr('phone.carry')).click()
  const field = awaTab.getByLabel(fr('phone.carry-address'))
  const go = awaTab.getByRole('button', { name: /Ouvrir la nouvelle adresse/ })
  await field.fill('à l’écran')
  await go.click()
  await expect(awaTab.getByText(fr('phone.carry-wrong'))).toBeVisible()
  await field.fill(house.origin.replace('http://', ''))
  await go.click()

  await expect(awaTab).toHaveURL(new RegExp(`^${house.origin}/J/[A-Z2-7]+$`))
  await expect(awaTab.getByText(fr('phone.carried'))).toBeVisible()
  await expect(awaTab.getByRole('listitem').filter({ hasText: 'Et la route de Kati ?' })).toBeVisible()
  // Nothing was sent before the person saw it.
  await expect(consoleTab.getByText('Et la route de Kati ?')).toHaveCount(0)
  await awaTab.getByRole('button', { name: fr('phone.carried-take') }).click()
  await expect(consoleTab.getByText('Et la route de Kati ?')).toHaveCount(1)
  await awaTab.reload()
  await expect(awaTab.getByText(fr('phone.carried'))).toHaveCount(0)
  await expect(consoleTab.getByText('Et la route de Kati ?')).toHaveCount(1)
})
