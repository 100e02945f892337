import { expect } from '@playwright/test'
import { openExample } from '../world/example.ts'
import { boardAt } from './pages/board-page.ts'
import { consoleAt } from './pages/console-page.ts'
import { deskAt } from './pages/desk-page.ts'
import { phoneAt } from './pages/phone-page.ts'
import { fr, plain, saying } from './pages/said.ts'
import { bamakoStory, halves } from './steps/story.ts'
import { test } from './steps/with-house.ts'

const story = bamakoStory()
test.use({ mayLoseServer: true })
test.describe.configure({ timeout: 180_000 })

test('the power goes in the middle of an answer and of a question: what was ticked is there, nobody reloads', async ({
  house,
  people,
}) => {
  const links = await openExample(house)
  const team = (token: string) => `${house.origin}/t#${token}`
  const [consoleTab, deskTab, wallTab, awaTab, binetaTab] = await Promise.all([
    people.newcomer('facilitator'),
    people.newcomer('expert'),
    people.newcomer('board', 'wall'),
    people.newcomer('Awa', 'phone'),
    people.newcomer('Bineta', 'phone'),
  ])
  await Promise.all([
    consoleTab.goto(team(links.facilitator)),
    deskTab.goto(team(links.expert)),
    wallTab.goto(team(links.board)),
    awaTab.goto(`${house.origin}/J/${links.participant}`),
    binetaTab.goto(`${house.origin}/J/${links.participant}`),
  ])
  const facilitator = consoleAt(consoleTab)
  const expert = deskAt(deskTab)
  const board = boardAt(wallTab)
  const [awa, bineta] = [phoneAt(awaTab), phoneAt(binetaTab)]
  const [asked, cut, after] = [story.item('BKO-S1-Q01'), story.item('BKO-S1-Q02'), story.item('BKO-S1-Q03')]
  const [ticked, untold] = halves(story.answerTo(asked.id))
  const names = ['facilitator', 'expert', 'board', 'Awa', 'Bineta']
  const loads = () => names.map((name) => people.watchOf(name).loads())

  await facilitator.phase('questions')
  const number = await awa.ask(asked.text)
  await facilitator.accept(asked.text)
  await facilitator.screen(asked.text)
  await expert.reads(asked.text)
  await expert.live()
  await expert.paste(ticked)
  await expect(deskTab.getByRole('main').getByText(fr('part.saved'), { exact: true })).toBeVisible()
  await board.shows(ticked)
  const before = loads()

  await test.step('in the dark all pages say how things stand, and keep what is typed', async () => {
    const typing = expert.type(untold)
    await house.powerOff()
    await typing
    await bineta.send(cut.text)
    await bineta.go('questions', 'mine')
    await bineta.hears(cut.text, fr('st.local'))
    for (const page of [deskTab, consoleTab, awaTab, binetaTab]) {
      await expect(page.getByText(fr('net.off'), { exact: true }).first()).toBeVisible({ timeout: 20_000 })
    }
    await expect(deskTab.getByRole('main').getByText(fr('part.keptHere')).first()).toBeVisible()
    await expect(deskTab.getByText(fr('desk.offline'))).toBeVisible()
    await expect(consoleTab.getByText(fr('con.offlinenote'))).toBeVisible()
    await board.plate(fr('board.kept'))
    await board.shows(ticked)
    await awa.go('live')
    await awa.send(after.text)
  })

  await test.step('it comes back by itself: all of it, once', async () => {
    await house.powerOn()
    for (const page of [deskTab, consoleTab, awaTab, binetaTab]) {
      await expect(page.getByText(fr('net.on'), { exact: true }).first()).toBeVisible({ timeout: 20_000 })
    }
    await board.shows(ticked + untold)
    await expect(deskTab.getByLabel(fr('desk.answer'))).toHaveValue(ticked + untold)
    await expect(deskTab.getByRole('main').getByText(fr('part.saved'), { exact: true })).toBeVisible()
    await bineta.hears(cut.text, fr('phone.state-sent'))
    await facilitator.accept(cut.text)
    await facilitator.accept(after.text)
    for (const { text } of [asked, cut, after]) {
      await expect(consoleTab.getByRole('listitem').filter({ hasText: saying(text) })).toHaveCount(1)
    }
    await awa.go('questions', 'mine')
    await awa.hears(asked.text, fr('st.screen'))
    await expect(awaTab.getByText(saying(`${number} · ${asked.text}`))).toBeVisible()
  })

  await test.step('a short cut in the middle of a word, and the session is closed as if nothing had been', async () => {
    const typing = expert.type(' Merci de votre question.')
    await house.cutPower()
    await typing
    await board.shows(`${ticked}${untold} Merci de votre question.`)
    await expert.finish()
    await facilitator.close([])
    await board.seal()
    const [minutes] = await Promise.all([
      consoleTab.waitForEvent('popup'),
      consoleTab.getByRole('link', { name: fr('con.minutes'), exact: true }).click(),
    ])
    const text = plain(await minutes.locator('body').innerText())
    expect(text).toContain(plain(`${ticked}${untold} Merci de votre question.`))
    for (const each of [asked, cut, after]) expect(text.split(plain(each.text))).toHaveLength(2)
  })

  expect(loads()).toEqual(before)
  expect(people.faults()).toEqual([])
})
