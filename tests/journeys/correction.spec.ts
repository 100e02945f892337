import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { openExample } from '../world/example.ts'
import { bamakoAtWork, comeToWork } from '../world/session-at-work.ts'
import { fr } from './pages/said.ts'
import { test } from './steps/with-house.ts'

test.describe.configure({ timeout: 120_000 })

/**
 * The day after: a letter was wrong, a question left for later has its answer, and somebody must no longer be read. The
 * organiser puts it right from her archive; a colleague at the next laptop is a minute later.
 */
test('a closed session is put right by new minutes, and the old ones stay', async ({ house, people }) => {
  const links = await openExample(house)
  const work = await comeToWork(house, links, 3)
  const { onWall } = await bamakoAtWork(work)
  await work.act(work.facilitator, { kind: 'answer-later', card: onWall })
  await work.act(work.facilitator, { kind: 'close-session' })
  work.leave()

  const organiser = await people.newcomer('organiser')
  const colleague = await people.newcomer('colleague')
  for (const page of [organiser, colleague]) {
    await page.goto(`${house.origin}/o#${house.organiserToken}`)
    await page.getByRole('link', { name: fr('org.archive'), exact: true }).click()
    // The seal and its papers take seconds on a busy machine; the page looks for news every twenty.
    await expect(page.getByText(fr('org.sound'))).toBeVisible({ timeout: 45_000 })
    await page.getByRole('link', { name: `${fr('fix.link')} BKO-S1` }).click()
    await expect(card(page, fr('pv.question-n', { n: 1 }))).toBeVisible()
  }
  await expectNoBarrier(organiser)

  await test.step('she changes a letter and answers, by keyboard, and is told what is missing', async () => {
    const first = card(organiser, fr('pv.question-n', { n: 1 }))
    await first.getByRole('button', { name: new RegExp(fr('fix.correct')) }).press('Enter')
    const wording = first.getByLabel(new RegExp(`^${fr('pv.field.wording')}`))
    await expect(wording).toBeFocused()
    await wording.press('Control+Home')
    await wording.pressSequentially('Précisément : ')
    const fourth = card(organiser, fr('pv.question-n', { n: 4 }))
    await fourth.getByRole('button', { name: new RegExp(fr('fix.answerNow')) }).press('Enter')
    await fourth.getByLabel(new RegExp(`^${fr('pv.field.answer')}`)).fill('Le Parlement vote la loi, donc le budget.')
    await whyOf(organiser, 4).fill('Réponse reçue par écrit')
    await organiser.getByRole('button', { name: fr('fix.review') }).click()
    await expect(organiser.getByText(fr('fix.refusal-faults'))).toBeVisible()
    await expect(whyOf(organiser, 1)).toBeFocused()
    await whyOf(organiser, 1).fill('Un mot manquait')
  })

  await test.step('a reload keeps what she typed', async () => {
    await organiser.reload()
    await expect(whyOf(organiser, 4)).toHaveValue('Réponse reçue par écrit')
    await organiser.getByRole('button', { name: fr('fix.review') }).click()
    await expect(organiser.locator('ins', { hasText: 'Précisément' })).toBeVisible()
    await expectNoBarrier(organiser)
  })

  await test.step('sealed, the new minutes say both, and the old ones neither', async () => {
    await organiser.getByRole('button', { name: fr('fix.seal') }).click()
    await expect(organiser.getByText(fr('fix.done')).first()).toBeVisible()
    await expectNoBarrier(organiser)
    const old = await minutes(organiser, 1)
    const now = await minutes(organiser, 2)
    for (const said of ['Précisément :', 'Le Parlement vote la loi, donc le budget.', 'Un mot manquait']) {
      expect(now).toContain(said)
      expect(old).not.toContain(said)
    }
    expect(now).toContain('Corrections après la clôture')
    await organiser.reload()
    await expect(organiser.getByText(fr('fix.none'))).toBeVisible()
  })

  await test.step('her colleague is told that he was second, keeps his words, and seals after her', async () => {
    const first = card(colleague, fr('pv.question-n', { n: 1 }))
    await first.getByRole('button', { name: new RegExp(fr('fix.correct')) }).click()
    await first.getByLabel(new RegExp(`^${fr('pv.field.wording')}`)).fill('Qui décide, précisément ?')
    await whyOf(colleague, 1).fill('Trop long')
    const sixth = card(colleague, fr('pv.question-n', { n: 6 }))
    const words = await sixth.locator('.fix-main').innerText()
    await sixth.getByRole('button', { name: new RegExp(fr('fix.hide')) }).click()
    await colleague.getByRole('button', { name: fr('fix.review') }).click()
    await colleague.getByRole('button', { name: fr('fix.seal') }).click()
    await expect(colleague.getByText(fr('fix.refusal-newer-stands'))).toBeVisible()
    await expect(colleague.locator('del', { hasText: 'Précisément' })).toBeVisible()
    await colleague.getByRole('button', { name: fr('fix.seal') }).click()
    await expect(colleague.getByText(fr('fix.done')).first()).toBeVisible()
    for (const seq of [1, 2, 3]) expect(await minutes(colleague, seq)).not.toContain(words.slice(0, 30))
    await expect(colleague.getByText(fr('org.madeAnew'))).toHaveCount(2)
    await expect(colleague.getByText(fr('org.sound'))).toBeVisible()
  })
  expect(people.faults()).toEqual([])
})

function card(page: Page, name: string) {
  return page.getByRole('article', { name, exact: true })
}

function whyOf(page: Page, question: number) {
  return page.getByLabel(`${fr('fix.why')} – ${fr('pv.question-n', { n: question })}`)
}

/** The minutes of a snapshot, as they are read. */
async function minutes(page: Page, seq: number): Promise<string> {
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.locator(`a[href*="/${seq}/"][href$=".html"][target=_blank]`).click(),
  ])
  await expect(opened.getByRole('heading', { level: 1 })).toBeVisible()
  const text = (await opened.locator('body').innerText()).replace(/\s+/g, ' ')
  await opened.close()
  return text
}

async function expectNoBarrier(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
}
