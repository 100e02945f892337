import { test as base, expect } from '@playwright/test'
import { type ExampleLinks, openExample } from '../world/example.ts'
import { aHouse, type House } from '../world/house.ts'
import { boardAt } from './pages/board-page.ts'
import { consoleAt } from './pages/console-page.ts'
import { floorGuestAt, floorHostAt } from './pages/floor-page.ts'
import { phoneAt } from './pages/phone-page.ts'
import { rapporteurAt } from './pages/rapporteur-page.ts'
import { fr } from './pages/said.ts'
import { gather } from './steps/plenary.ts'

const test = base.extend<{ house: House; links: ExampleLinks }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs
  house: async ({}, use) => {
    const house = await aHouse()
    await use(house)
    await house.stop()
  },
  links: async ({ house }, use) => use(await openExample(house)),
})

const teamAt = ({ origin }: House, token: string) => `${origin}/t#${token}`
const phoneLink = ({ origin }: House, token: string) => `${origin}/J/${token}`

test('a recommendation is opened to the room, written by three at once, shown, taken back and adopted', async ({
  browser,
  house,
  links,
}) => {
  const people = gather(browser, house)
  const [consoleTab, rapporteurTab, wallTab, awaTab, cheickTab] = await Promise.all([
    people.newcomer('facilitator'),
    people.newcomer('rapporteur'),
    people.newcomer('board', 'wall'),
    people.newcomer('Awa', 'phone'),
    people.newcomer('Cheick', 'phone'),
  ])
  await Promise.all([
    consoleTab.goto(teamAt(house, links.facilitator)),
    rapporteurTab.goto(teamAt(house, links.rapporteur)),
    wallTab.goto(teamAt(house, links.board)),
    awaTab.goto(phoneLink(house, links.participant)),
    cheickTab.goto(phoneLink(house, links.participant)),
  ])
  const facilitator = consoleAt(consoleTab)
  const [rapporteur, host] = [rapporteurAt(rapporteurTab), floorHostAt(rapporteurTab)]
  const board = boardAt(wallTab)
  const [awa, cheick] = [floorGuestAt(awaTab), floorGuestAt(cheickTab)]
  const everywhere = (text: string) =>
    Promise.all([rapporteur.text, awa.field, cheick.field].map((field) => expect(field).toHaveValue(text)))

  const shown = 'Créer un comité de suivi.'
  await facilitator.phase('recommendations')
  await rapporteur.draft(1)
  await rapporteur.write(shown)
  await rapporteur.show()
  await facilitator.view(fr('con.view.recommendation'))
  await board.shows(shown)

  await test.step('the room is let in, and says nothing on the wall', async () => {
    await host.open('room')
    await host.mayNotDecide()
    await phoneAt(awaTab).go('recommendations')
    await Promise.all([awa.open(), cheick.open()])
    await everywhere(shown)
    await rapporteur.text.press('Control+Home')
    await Promise.all([
      rapporteur.text.pressSequentially('Urgent. ', { delay: 10 }),
      awa.type(' Avec des paysannes.'),
      cheick.field.press('Control+Home').then(() => cheick.field.pressSequentially('1. ', { delay: 10 })),
    ])
    await awa.told(fr('phone.floor-saved'))
    await expect(rapporteur.text).toHaveValue(/Urgent\. /)
    const written = await rapporteur.text.inputValue()
    expect(written).toContain('Créer un comité de suivi.')
    expect(written).toContain(' Avec des paysannes.')
    expect(written).toContain('1. ')
    await everywhere(written)
    await board.showsNot('Avec des paysannes')
    expect(people.watchOf('board').heard('paysannes')).toBe(false)
  })

  await test.step('a phone deletes its own words, and nobody else’s', async () => {
    const before = await rapporteur.text.inputValue()
    await awa.field.press('Control+End')
    await awa.field.press('Backspace')
    await expect(rapporteur.text).toHaveValue(before.slice(0, -1))
    await awa.type('.')
    await everywhere(before)

    await cheick.field.fill('À moi !')
    await expect(cheickTab.getByText(fr('phone.floor-theirs'))).toBeVisible()
    await everywhere(before)
    // What he had typed instead is not lost: it is his to put back.
    await expect(cheickTab.getByText(fr('phone.floor-offered'))).toBeVisible()
    await cheickTab.getByRole('button', { name: fr('phone.floor-again') }).click()
    await everywhere(`${before}\nÀ moi !`)
  })

  await test.step('shown when the team says so', async () => {
    await host.show()
    await board.shows('Avec des paysannes. À moi !')
  })

  await test.step('a phone without network writes on, until it is back', async () => {
    await awaTab.context().setOffline(true)
    await awa.type(' Et des jeunes.')
    await awa.told(fr('phone.floor-kept'))
    await awaTab.context().setOffline(false)
    await expect(rapporteur.text).toHaveValue(/Et des jeunes\./)
    await awa.told(fr('phone.floor-saved'))
  })

  await test.step('taken back: the phones are sent home with what did not arrive, and it is adopted', async () => {
    await cheickTab.context().setOffline(true)
    await cheick.type(' Trop tard.')
    await cheick.told(fr('phone.floor-kept'))
    await host.takeBack()
    await awa.told(fr('phone.floor-closed'))
    await awa.sentHome()
    await cheickTab.context().setOffline(false)
    await cheick.told(fr('phone.floor-closed'))
    await expect(cheickTab.getByText('Trop tard.', { exact: true })).toBeVisible()
    await cheickTab.getByRole('button', { name: fr('phone.floor-drop') }).click()
    await cheick.sentHome()

    const final = await rapporteur.text.inputValue()
    expect(final).not.toContain('Trop tard')
    await rapporteur.adopt(true)
    await board.shows(final)
    await expect(awaTab.getByRole('article')).toContainText('Et des jeunes.')
  })
  // A phone that comes back asks for a floor that is gone, and is told so: the browser notes the 404.
  const expected = /ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|404 .*\/state\/floor-/
  expect(people.faults().filter((fault) => !expected.test(fault))).toEqual([])
  await people.leave()
})

test('the expert is let into a draft that nobody else reads, and out again', async ({ browser, house, links }) => {
  const people = gather(browser, house)
  const [rapporteurTab, deskTab, awaTab] = await Promise.all([
    people.newcomer('rapporteur'),
    people.newcomer('expert'),
    people.newcomer('Awa', 'phone'),
  ])
  await Promise.all([
    rapporteurTab.goto(teamAt(house, links.rapporteur)),
    deskTab.goto(teamAt(house, links.expert)),
    awaTab.goto(phoneLink(house, links.participant)),
  ])
  const [rapporteur, host] = [rapporteurAt(rapporteurTab), floorHostAt(rapporteurTab)]
  await rapporteur.draft(1)
  await rapporteur.write('Publier les budgets')
  await expect(rapporteurTab.getByText(fr('part.saved')).first()).toBeVisible()
  expect(people.watchOf('expert').heard('budgets')).toBe(false)

  await host.open('expert')
  await deskTab.getByRole('navigation').getByText(fr('desk.openText'), { exact: true }).click()
  const field = deskTab.getByRole('main').getByRole('textbox').first()
  await expect(field).toHaveValue('Publier les budgets')
  await field.press('Control+End')
  await field.pressSequentially(' chaque trimestre', { delay: 10 })
  await expect(rapporteur.text).toHaveValue('Publier les budgets chaque trimestre')
  // Here, unlike the room, the expert may rewrite what the team wrote.
  await field.fill('Publier les comptes')
  await expect(rapporteur.text).toHaveValue('Publier les comptes')

  await host.takeBack()
  await expect(deskTab.getByText(fr('desk.openText'), { exact: true })).toHaveCount(0)
  await rapporteur.write('Publier les comptes du district')
  await expect(rapporteurTab.getByText(fr('part.saved')).first()).toBeVisible()
  expect(people.watchOf('expert').heard('district')).toBe(false)
  expect(people.watchOf('Awa').heard('comptes')).toBe(false)
  expect(people.faults()).toEqual([])
  await people.leave()
})
