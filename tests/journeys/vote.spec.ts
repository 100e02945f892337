import { test as base, expect, type Page } from '@playwright/test'
import type { Teller } from '../../shared/domain/vote.ts'
import { type ExampleLinks, openExample } from '../world/example.ts'
import { aHouse, type House } from '../world/house.ts'
import { boardAt } from './pages/board-page.ts'
import { consoleAt } from './pages/console-page.ts'
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

/** Whoever conducts the vote from the rapporteur's page. */
function pollAt(page: Page) {
  const panel = page.getByRole('region', { name: fr('rap.vote'), exact: true })
  const button = (word: string) => panel.getByRole('button', { name: word, exact: true })
  return {
    panel,
    read: () => button(fr('rap.vote.read')).click(),
    async open(present: number) {
      await panel.getByLabel(fr('rap.vote.present')).fill(String(present))
      await panel.getByText(fr('vote.short.two-thirds'), { exact: true }).click()
      await button(fr('rap.vote.openit')).click()
    },
    /** Yes, mid, no: women and men of each. */
    async count(teller: Teller, numbers: readonly number[]) {
      const form = panel.locator('form').filter({ hasText: fr(`rap.vote.${teller}`) })
      for (const [at, number] of numbers.entries()) await form.getByRole('textbox').nth(at).fill(String(number))
      await form.getByRole('button', { name: fr('rap.vote.keep') }).click()
      await expect(form.getByText(fr('rap.vote.kept'))).toBeVisible()
    },
    close: () => button(fr('rap.vote.close')).click(),
  }
}

test('a recommendation is read, voted on by phones and hands together, and adopted', async ({
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
  const team = (token: string) => `${house.origin}/t#${token}`
  const room = `${house.origin}/J/${links.participant}`
  await Promise.all([
    consoleTab.goto(team(links.facilitator)),
    rapporteurTab.goto(team(links.rapporteur)),
    wallTab.goto(team(links.board)),
    awaTab.goto(room),
    cheickTab.goto(room),
  ])
  const [facilitator, rapporteur, board] = [consoleAt(consoleTab), rapporteurAt(rapporteurTab), boardAt(wallTab)]
  const [awa, cheick] = [phoneAt(awaTab), phoneAt(cheickTab)]
  const poll = pollAt(rapporteurTab)
  const words = 'Réserver deux sièges aux femmes.'
  await facilitator.phase('adoption')
  await rapporteur.draft(1)
  await rapporteur.write(words)
  await rapporteur.show()
  await facilitator.view(fr('con.view.recommendation'))
  await board.shows(words)
  await Promise.all([awa.go('recommendations'), cheick.go('recommendations')])

  await test.step('nothing opens before it is read aloud', async () => {
    await expect(poll.panel.getByRole('button', { name: fr('rap.vote.openit') })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await poll.read()
    await poll.open(12)
    await board.shows(fr('vote.nohand'))
    await board.plate(fr('vote.plate'))
    await expect(rapporteur.text).not.toBeEditable()
  })

  await test.step('phones vote, change their vote, and read no result', async () => {
    // A tap before a phone has heard of the vote is an opinion, and is refused as one.
    for (const tab of [awaTab, cheickTab]) await expect(tab.getByText(fr('vote.nohand'), { exact: true })).toBeVisible()
    await awa.opine(1, 'yes')
    await cheick.opine(1, 'no')
    await cheick.opine(1, 'mid')
    await expect(awaTab.getByRole('group', { name: fr('phone.rec-opinion', { n: 1 }) }).locator('b')).toHaveText([
      '',
      '',
      '',
    ])
    await board.shows(fr('vote.received', { n: 2 }))
  })

  await test.step('tellers who disagree count again, and both channels stand in the result', async () => {
    await poll.count('first', [4, 2, 0, 0, 1, 0])
    await poll.count('second', [4, 3, 0, 0, 1, 0])
    await expect(poll.panel.getByText(fr('rap.vote.differ')).first()).toBeVisible()
    await poll.count('second', [4, 2, 0, 0, 1, 0])
    await poll.close()
    await board.shows(fr('vote.split', { a: 2, b: 7 }))
    await board.plate(fr('vote.verdict.adopted'))
    await board.shows(fr('vote.rule.two-thirds'))
    await expect(awaTab.getByText(fr('vote.verdict.adopted'), { exact: true })).toBeVisible()
    // A phone that votes on after the close has no button left to do it.
    await expect(awaTab.getByRole('button', { name: new RegExp(`^${fr('rec.yes')}`) })).toHaveCount(0)
  })

  await test.step('the team says what became of it', async () => {
    await rapporteurTab.getByRole('button', { name: fr('rec.adopted'), exact: true }).click()
    await expect(rapporteurTab.getByText(fr('rap.by.phones'), { exact: true })).toBeVisible()
    await board.plate(fr('rec.adopted'))
  })
  expect(people.faults()).toEqual([])
  await people.leave()
})
