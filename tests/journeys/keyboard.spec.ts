import { expect, type Page } from '@playwright/test'
import { createWords } from '../../shared/words/words.ts'
import { openExample } from '../world/example.ts'
import { fr, saying } from './pages/said.ts'
import { test } from './steps/with-house.ts'

const en = createWords('en', 'throw')

/** What has the focus, and whether somebody who looks for it finds it: a ring, in sight, under nothing. */
async function focusIsSeen(page: Page, what: string) {
  const seen = await page.evaluate(async () => {
    // What is seen is what was painted: news of the moment may still be moving the page under the focus.
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
    const on = document.activeElement
    if (!(on instanceof HTMLElement) || on === document.body) return 'nothing has the focus'
    // A field inside a frame, a radio inside its label: what is around it wears the ring.
    const around: HTMLElement[] = []
    for (let each: HTMLElement | null = on; each !== null && around.length < 4; each = each.parentElement)
      around.push(each)
    const ringed = (each: HTMLElement) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
      // The large editor wears the halo around a darker edge.
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || /0px 0px 0px 4px$/.test(boxShadow)
    }
    const drawn = around.find(ringed)
    if (drawn === undefined) return `without a ring: ${on.outerHTML.slice(0, 120)}`
    const box = drawn.getBoundingClientRect()
    const [x, y] = [box.x + Math.min(box.width / 2, 40), box.y + Math.min(box.height / 2, 12)]
    const top = document.elementFromPoint(x, y)
    if (top === null || !(drawn.contains(top) || top.contains(drawn)))
      return `covered: ${drawn.outerHTML.slice(0, 120)}`
    return 'seen'
  })
  expect(seen, what).toBe('seen')
}

test('[A2] a facilitator without a mouse: writes for two people, sorts, orders, shows, hides, takes back', async ({
  house,
  people,
}) => {
  const links = await openExample(house)
  const [page, wall] = [await people.newcomer('facilitator'), await people.newcomer('board', 'wall')]
  await Promise.all([
    page.goto(`${house.origin}/t#${links.facilitator}`),
    wall.goto(`${house.origin}/t#${links.board}`),
  ])
  const { keyboard } = page
  const inbox = page.getByRole('region', { name: fr('con.inbox') })
  const queue = page.getByRole('region', { name: fr('con.queue') })
  await expect(page.getByText(fr('con.inboxempty'))).toBeVisible()

  await test.step('G and a digit: the questions begin', async () => {
    await keyboard.press('g')
    await focusIsSeen(page, 'the parts of the session')
    await keyboard.press('3')
    await expect(page.locator('[aria-current="step"]')).toHaveText(fr('con.phase.questions'))
  })

  await test.step('N: two people without a phone', async () => {
    for (const words of ['Qui contrôle les comités ?', 'Quand viendront les femmes ?']) {
      await keyboard.press('n')
      await focusIsSeen(page, 'the field')
      await keyboard.type(words)
      await keyboard.press('Enter')
      await expect(inbox.getByText(saying(words)).or(queue.getByText(saying(words)))).toBeVisible()
      await keyboard.press('Escape')
    }
  })

  await test.step('every stop of the Tab key is seen', async () => {
    await page.evaluate(() => document.documentElement.focus())
    for (let stop = 0; stop < 45; stop++) {
      await keyboard.press('Tab')
      const left = await page.evaluate(() => document.activeElement === document.body)
      if (left) break
      await focusIsSeen(page, `stop ${stop + 1}`)
    }
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  })

  await test.step('arrows and letters: accepted, ordered, themed, on the wall', async () => {
    const waiting = await inbox.locator('[data-row]').count()
    await keyboard.press('j')
    for (let at = 0; at < waiting; at++) await keyboard.press('a')
    await expect(queue.locator('[data-row]')).toHaveCount(2)
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await keyboard.press('ArrowDown')
    await focusIsSeen(page, 'the first of the queue')
    await keyboard.press('ArrowDown')
    await keyboard.press('Alt+ArrowUp')
    await expect(queue.locator('[data-row]').first()).toContainText(saying('Quand viendront les femmes ?'))
    // A click beside everything takes the focus away; the row goes on looking chosen, and keys go on meaning it.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await keyboard.press('t')
    await keyboard.press('a')
    await expect(queue.locator('[data-row]').first()).toContainText('A')
    await keyboard.press('e')
    await expect(wall.getByText(saying('Quand viendront les femmes ?')).first()).toBeVisible()
  })

  await test.step('B and Z: hidden, and back', async () => {
    await keyboard.press('b')
    await expect(wall.getByText(saying('Quand viendront les femmes ?'))).toHaveCount(0)
    await expect(page.getByText(fr('con.did.hide', { on: 1 }))).toBeVisible()
    await keyboard.press('z')
    await expect(wall.getByText(saying('Quand viendront les femmes ?')).first()).toBeVisible()
  })

  await test.step('single keys are switched off, and stay so when the page is read again', async () => {
    await keyboard.press('?')
    await focusIsSeen(page, 'the sheet of keys')
    await page.getByRole('checkbox', { name: fr('con.singlekeys') }).press('Space')
    await keyboard.press('Escape')
    await keyboard.press('b')
    await page.reload()
    await expect(queue.locator('[data-row]')).toHaveCount(2)
    await keyboard.press('b')
    await keyboard.press('?')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(wall.getByText(saying('Quand viendront les femmes ?')).first()).toBeVisible()
  })

  await test.step('the language turns under a half-written line, and is remembered', async () => {
    const field = page.getByRole('textbox', { name: fr('con.proxy') })
    await field.focus()
    await keyboard.type('Une phrase à moit')
    await page.getByRole('button', { name: fr('part.otherLanguage') }).press('Enter')
    await expect(page.getByRole('heading', { name: en('con.inbox') })).toBeVisible()
    await focusIsSeen(page, 'the switch')
    await expect(page.getByRole('textbox', { name: en('con.proxy') })).toHaveValue('Une phrase à moit')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.reload()
    await expect(page.getByRole('heading', { name: en('con.inbox') })).toBeVisible()
  })
  expect(people.faults()).toEqual([])
})

test('[A2] an expert without a mouse: writes, shows, finishes, goes on to the next, turns the language in mid-sentence', async ({
  house,
  people,
}) => {
  const links = await openExample(house)
  const [host, page, wall] = [
    await people.newcomer('facilitator'),
    await people.newcomer('expert'),
    await people.newcomer('board', 'wall'),
  ]
  await Promise.all([
    host.goto(`${house.origin}/t#${links.facilitator}`),
    page.goto(`${house.origin}/t#${links.expert}`),
    wall.goto(`${house.origin}/t#${links.board}`),
  ])
  const [first, second] = ['Qui contrôle les comités ?', 'Quand viendront les femmes ?']
  await expect(host.getByText(fr('con.inboxempty'))).toBeVisible()
  for (const words of [first, second]) {
    await host.keyboard.press('n')
    await host.keyboard.type(words)
    await host.keyboard.press('Enter')
    await expect(host.getByText(saying(words)).first()).toBeVisible()
    await host.keyboard.press('Escape')
  }
  const waiting = await host
    .getByRole('region', { name: fr('con.inbox') })
    .locator('[data-row]')
    .count()
  await host.keyboard.press('j')
  for (let at = 0; at < waiting; at++) await host.keyboard.press('a')
  const { keyboard } = page
  const heading = page.getByRole('main').getByRole('heading', { level: 2 })
  const editor = page.locator('textarea:focus')

  await test.step('chosen by keys, the pen is in the hand', async () => {
    await expect(page.getByRole('navigation').getByText(saying(second))).toBeVisible()
    await page.getByRole('navigation').locator('.desk-item[tabindex="0"]').press('ArrowDown')
    await focusIsSeen(page, 'the list')
    await keyboard.press('ArrowUp')
    await keyboard.press('Enter')
    await expect(
      heading
        .getByText(saying(first))
        .or(heading.filter({ hasText: saying(first) }))
        .first(),
    ).toBeVisible()
    await expect(editor).toBeEditable()
    await focusIsSeen(page, 'the editor')
  })

  await test.step('live, written, finished: the pen stays', async () => {
    await keyboard.press('Control+Shift+D')
    await expect(page.getByRole('radio', { name: fr('desk.live') })).toBeChecked()
    await keyboard.type('Le ministère et les élus.')
    await expect(editor).toHaveValue('Le ministère et les élus.')
    await keyboard.press('Control+Enter')
    await expect(page.getByText(fr('desk.finished').split('. ')[0] ?? '').first()).toBeVisible()
  })

  await test.step('the next one, in mid-sentence in another language, then aloud', async () => {
    // What is answered goes to the end of the list; after the last comes the first that waits.
    await expect(page.getByRole('navigation').getByText(fr('desk.byWriting'))).toBeVisible()
    await keyboard.press('Alt+ArrowDown')
    await expect(heading.filter({ hasText: saying(second) }).first()).toBeVisible()
    await expect(editor).toBeEditable()
    await keyboard.type('Dès la prochaine ')
    await page.getByRole('button', { name: fr('part.otherLanguage') }).press('Enter')
    await expect(page.getByRole('heading', { name: en('desk.title') })).toBeVisible()
    const field = page.getByLabel(en('desk.answer'))
    await expect(field).toHaveValue('Dès la prochaine ')
    await field.focus()
    await keyboard.press('End')
    await keyboard.type('réunion.')
    await expect(field).toHaveValue('Dès la prochaine réunion.')
    await keyboard.press('Escape')
    // From anywhere on the page.
    await keyboard.press('Control+Shift+O')
    await expect(page.getByText(en('desk.summaryHelp'))).toBeVisible()
    await focusIsSeen(page, 'the summary')
  })
  expect(people.faults()).toEqual([])
})
