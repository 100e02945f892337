import type { Page } from 'playwright'
import type { SessionId } from '../../shared/domain/ids.ts'
import { correctSession } from '../world/correct-session.ts'
import type { House } from '../world/house.ts'
import type { strictWords } from '../world/words.ts'
import type { Camera } from './camera.ts'

type Words = ReturnType<typeof strictWords>

/** The day after a close: the longest of all put right, read again, sealed; and what stands in its way. */
export async function corrections(house: House, camera: Camera, session: SessionId): Promise<void> {
  const view = await camera.open('correction', 'laptop', `${house.origin}/o#${house.organiserToken}`)
  await view.sees('org.forums')
  await view.each((page, words) => page.getByRole('link', { name: words('org.archive'), exact: true }).click())
  await view.each((page, words) => page.getByRole('link', { name: `${words('fix.link')} BKO-S1` }).click())
  await view.sees('fix.review')
  await view.shoot('empty')
  await view.each(async (page, words) => {
    await open(card(page, words('pv.heading')), words('fix.correct'))
    await card(page, words('pv.heading'))
      .getByLabel(new RegExp(`^${words('pv.field.chair')}`))
      .fill(`Mme Aïssata Cissé Haïdara (${words('pv.chair')})`)
  })
  await view.shoot('normal-sheet')
  await view.each(async (page, words) => {
    const fifth = card(page, words('pv.question-n', { n: 5 }))
    await open(fifth, words('fix.answerNow'))
    await fifth.getByLabel(new RegExp(`^${words('pv.field.answer')}`)).fill('La Cour des comptes, chaque année.')
    await open(card(page, words('pv.question-n', { n: 6 })), words('fix.hide'))
    await fifth.scrollIntoViewIfNeeded()
  })
  await view.shoot('normal-answer')
  await view.each((page, words) => page.getByRole('button', { name: words('fix.review') }).click())
  await view.sees('fix.refusal-faults')
  await view.shoot('error')
  await view.each(long)
  await view.shoot('long')
  await view.each((page, words) => page.getByRole('button', { name: words('fix.review') }).click())
  await view.sees('fix.seal')
  await view.shoot('normal-review')
  await view.each((page, words) => page.getByText(words('fix.quotedElsewhere')).scrollIntoViewIfNeeded())
  await view.shoot('long-review')

  await house.powerOff()
  await view.each((page, words) => page.getByRole('button', { name: words('fix.seal') }).click())
  await view.sees('org.offline')
  await view.each((page) => page.evaluate(() => window.scrollTo(0, 0)))
  await view.shoot('offline')
  await house.powerOn()

  const other = { field: 'chair', value: 'Mme Cissé', why: 'Nom plus court' } as const
  await correctSession(house, session, [{ is: 'change', target: 'BKO-S1', protects: false, ...other }])
  await view.each(async (page, words) => {
    await page.reload()
    await page.getByText(words('fix.overtaken')).first().waitFor()
  })
  await view.shoot('conflict')
  await view.each(sealAll)
  await view.shoot('closed')
  await view.close()
}

/** The longest that people may write, with the longest reason. */
async function long(page: Page, words: Words): Promise<void> {
  for (const name of [words('pv.heading'), words('pv.question-n', { n: 5 })]) {
    await card(page, name)
      .getByLabel(new RegExp(`^${words('fix.why')}`))
      .fill('Relu avec le secrétariat')
  }
  const longest = page.getByRole('article').filter({ hasText: 'intergouvernementalisationnellementparlé' }).first()
  const name = await longest.getByRole('heading', { level: 3 }).innerText()
  await open(longest, words('fix.correct'))
  const opened = card(page, name)
  const answer = opened.getByLabel(new RegExp(`^${words('pv.field.answer')}`))
  await answer.fill((await answer.inputValue()).replaceAll('la justice', 'la justice militaire'))
  await opened.getByRole('checkbox').check()
  await opened.getByLabel(new RegExp(`^${words('fix.why')}`)).fill('Un mot manquait partout. '.repeat(8).slice(0, 200))
  await opened.scrollIntoViewIfNeeded()
}

/** Two people, one a language: whoever is second reads that, and seals after the first. */
async function sealAll(page: Page, words: Words): Promise<void> {
  const done = page.getByText(words('fix.done')).first()
  const refused = page.getByText(words('fix.refusal-newer-stands'))
  await page.getByRole('button', { name: words('fix.review') }).click()
  await page.getByRole('button', { name: words('fix.seal') }).click()
  await done.or(refused).waitFor()
  if (await refused.isVisible()) await page.getByRole('button', { name: words('fix.seal') }).click()
  await done.waitFor()
}

function card(page: Page, name: string) {
  return page.getByRole('article', { name, exact: true })
}

async function open(item: ReturnType<typeof card>, button: string): Promise<void> {
  await item.getByRole('button', { name: new RegExp(`^${button}`) }).click()
}
