import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { openExample } from '../world/example.ts'
import { comeToWork } from '../world/session-at-work.ts'
import { fr } from './pages/said.ts'
import { test } from './steps/with-house.ts'

test('a floor of twelve speakers, conducted by keyboard alone: the wall shows who speaks and who is next, and no name', async ({
  house,
  people,
}) => {
  const links = await openExample(house)
  const work = await comeToWork(house, links, 1)
  await work.act(work.facilitator, { kind: 'change-phase', phase: 'questions' })
  const [page, wall] = [await people.newcomer('facilitator'), await people.newcomer('board', 'wall')]
  await Promise.all([
    page.goto(`${house.origin}/t#${links.facilitator}`),
    wall.goto(`${house.origin}/t#${links.board}`),
  ])
  const { keyboard } = page
  const list = page.getByRole('list', { name: fr('con.speakers') }).getByRole('listitem')
  const onWall = wall.locator('.board-speakers-ticket')
  const nextOnWall = wall.locator('.board-speakers-next li')
  const cards = ['41', '112', '7', '63', '250', '18', '99', '301', '5', '77', '140', '222']

  await test.step('S: twelve cards are raised', async () => {
    await expect(page.getByText(fr('con.nospeakers'))).toBeVisible()
    await keyboard.press('s')
    for (const card of cards) {
      await keyboard.type(card)
      await keyboard.press('Enter')
      await expect(page.getByLabel(fr('con.ticketfield'))).toHaveValue('')
    }
    await expect(list).toHaveCount(12)
    await keyboard.type('41')
    await keyboard.press('Enter')
    await expect(page.getByText(fr('con.alreadydone'))).toBeVisible()
    await page.getByLabel(fr('con.ticketfield')).fill('')
    await keyboard.press('Escape')
    await page.getByRole('button', { name: fr('con.view.speakers') }).press('Enter')
    await expect(nextOnWall).toHaveText(['041', '112', '007'])
  })

  await test.step('D: the first speaks, the wall says so; a slip is taken back with Z', async () => {
    await list.first().locator('[data-row-focus]').focus()
    await keyboard.press('d')
    await expect(onWall).toHaveText('041')
    await expect(nextOnWall).toHaveText(['112', '007', '063'])
    await expect(page.getByText(fr('con.did.giveword', { n: '041' }))).toBeVisible()
    await keyboard.press('z')
    await expect(onWall).toHaveCount(0)
    await expect(nextOnWall.first()).toHaveText('041')
    await list.first().locator('[data-row-focus]').focus()
    await keyboard.press('d')
    await expect(onWall).toHaveText('041')
  })

  await test.step('the interpreter speaks; no time runs on the wall meanwhile', async () => {
    await expect(wall.locator('.board-speakers-note [role=timer]')).toBeVisible()
    await page.getByRole('button', { name: fr('con.interpreter') }).press('Enter')
    await expect(wall.getByText(fr('board.interpreter'))).toBeVisible()
    await page.getByRole('button', { name: fr('con.interpreter') }).press('Enter')
  })

  await test.step('who spoke and asks again stands behind; the console names who has not spoken', async () => {
    await page.getByRole('button', { name: fr('con.endword') }).press('Enter')
    await expect(onWall).toHaveCount(0)
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await keyboard.press('s')
    await keyboard.type('41')
    await keyboard.press('Enter')
    await keyboard.press('Escape')
    await expect(list).toHaveCount(12)
    await expect(list.last()).toContainText(fr('con.spokenbefore', { n: 1 }))
    await list.last().locator('[data-row-focus]').focus()
    for (let step = 11; step > 0; step--) {
      await keyboard.press('Alt+ArrowUp')
      await expect(list.nth(step - 1)).toContainText('041')
    }
    await expect(page.getByText(fr('con.fairnext', { n: '112' }))).toBeVisible()
  })

  await test.step('all speak; what is counted stands beside nobody', async () => {
    const women = page.getByRole('button', { name: fr('con.tick.women', { n: 0 }) })
    await women.press('Enter')
    await expect(page.getByRole('button', { name: fr('con.tick.women', { n: 1 }) })).toBeVisible()
    for (let left = 12; left > 0; left--) {
      await list.first().locator('[data-row-focus]').focus()
      await keyboard.press('d')
      await expect(list).toHaveCount(left - 1)
    }
    await expect(onWall).toHaveText('222')
    await expect(page.getByText(fr('con.speeches', { n: 13 }))).toBeVisible()
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await keyboard.press('l')
    const sheet = page.getByRole('dialog')
    await expect(sheet.getByRole('listitem').filter({ hasText: fr('con.giveword') })).toHaveCount(14)
    await expect(sheet).not.toContainText('041')
    for (const shown of [page, wall]) {
      const { violations } = await new AxeBuilder({ page: shown }).options({ resultTypes: ['violations'] }).analyze()
      expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
    }
  })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  work.leave()
})
