import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { openExample } from '../world/example.ts'
import { bamakoAtWork, comeToWork } from '../world/session-at-work.ts'
import { strictWords } from '../world/words.ts'
import { test } from './steps/with-house.ts'

test.describe.configure({ mode: 'parallel', timeout: 240_000 })

for (const language of ['fr', 'en'] as const) {
  test(`no page shuts anyone out or asks anyone else for anything (${language})`, async ({ house, people }) => {
    const words = strictWords(language)
    const links = await openExample(house)
    const work = await comeToWork(house, links, 3)
    const bamako = await bamakoAtWork(work)
    const at = async (name: string, path: string, size: 'phone' | 'laptop' | 'wall' = 'laptop') => {
      const page = await people.newcomer(name, size, language)
      await page.goto(`${house.origin}${path}`)
      return page
    }
    const found: string[] = []
    /** Looks once what is named stands there. */
    const look = async (what: string, page: Page, seen: string | RegExp) => {
      await expect(page.getByText(seen).filter({ visible: true }).first(), what).toBeVisible()
      // The minutes are in the language of the session.
      if (what !== 'minutes') expect(await page.locator('html').getAttribute('lang'), what).toBe(language)
      const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
      for (const { id, help, nodes } of violations) {
        found.push(`${what}: ${id} (${help}) ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
      }
    }
    const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click()
    const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

    await test.step('the ways in', async () => {
      await look('join', await at('join', '/', 'phone'), words('join.title'))
      await look('phone denied', await at('denied phone', `/J/${'A'.repeat(13)}`, 'phone'), words('phone.removed'))
      await look('enter', await at('enter', '/t'), words('enter.paste'))
      await look('enter denied', await at('revoked', `/t#${'A'.repeat(26)}`), words('enter.denied'))
      await look('denied', await at('no seat', `/s/${links.session}/facilitator/`), words('part.deniedTitle'))
    })

    const phone = await at('phone', `/J/${links.participant}`, 'phone')
    await test.step('the phone', async () => {
      const page = phone
      await look('phone live', page, words('live.now'))
      await page.getByPlaceholder(words('ask.field')).click()
      await look('phone sheet', page, words('phone.naming'))
      await page.keyboard.press('Escape')
      await link(page, words('phone.tab-questions'))
      await look('phone questions', page, words('phone.chip-recent'))
      await link(page, words('phone.chip-mine'))
      await look('phone own', page, words('phone.none-mine'))
      await link(page, words('phone.tab-recommendations'))
      await look('phone recommendations', page, words('rec.yes'))
    })

    const console = await at('facilitator', `/t#${links.facilitator}`)
    const desk = await at('expert', `/t#${links.expert}`)
    await test.step('the team', async () => {
      const page = console
      await look('console', page, words('con.accept'))
      await button(page, words('con.reject'))
      await look('console reasons', page, words('con.askerreads'))
      await page.keyboard.press('Escape')
      await button(page, words('con.shortcuts'))
      await look('console keys', page, words('con.keys.all'))
      await page.keyboard.press('Escape')
      await button(page, words('con.finish'))
      await look('closing sheet', page, words('con.finishq'))
      await page.keyboard.press('Escape')
      const rapporteur = await at('rapporteur', `/t#${links.rapporteur}`)
      await look('rapporteur', rapporteur, words('rap.outcome'))
      await rapporteur.getByText(words('rap.answers'), { exact: true }).click()
      await look('rapporteur answers', rapporteur, words('con.nosummary'))
      await rapporteur.getByText(words('rap.notes'), { exact: true }).click()
      await look('rapporteur notes', rapporteur, words('rap.notestext'))
      await look('desk', desk, words('desk.roomSees'))
    })

    const wall = await at('board', `/t#${links.board}`, 'wall')
    await test.step('the wall', async () => {
      const page = wall
      const { facilitator, act } = work
      await look('board question', page, words('board.live'))
      await act(facilitator, { kind: 'spotlight', card: bamako.shownRecommendation })
      await look('board recommendation', page, words('board.yourOpinion'))
      await act(facilitator, { kind: 'show-view', view: 'join', message: '' })
      await look('board join', page, words('board.orCode'))
      await act(facilitator, { kind: 'show-view', view: 'pause', message: '' })
      await look('board pause', page, words('board.pause'))
      await act(facilitator, { kind: 'show-view', view: 'becomes', message: '' })
      await look('board becomes', page, words('phone.why'))
      await act(facilitator, { kind: 'show-view', view: 'waiting', message: '' })
      await look('board waiting', page, words('board.welcome'))
      await page.keyboard.press('?')
      await look('board keys', page, words('board.keys'))
      await page.keyboard.press('?')
    })

    const organiser = await at('organiser', `/o#${house.organiserToken}`)
    await test.step('the organiser', async () => {
      await look('organiser', organiser, words('org.forums'))
      await button(organiser, words('org.newForum'))
      await look('organiser new forum', organiser, words('org.createForum'))
      await link(organiser, words('org.forums'))
      await organiser
        .getByRole('link', { name: /Bamako/ })
        .first()
        .click()
      await look('organiser forum', organiser, words('org.sessions'))
      await link(organiser, `${words('org.prepare')} BKO-S1`)
      await look('organiser session', organiser, words('org.agenda'))
      await link(organiser, words('org.links'))
      await look('organiser links', organiser, words('org.role-rapporteur'))
    })

    await test.step('after the close', async () => {
      const { facilitator, act } = work
      await act(facilitator, { kind: 'close-session' })
      await look('console closed', console, words('con.minutes'))
      const [minutes] = await Promise.all([
        console.waitForEvent('popup'),
        console.getByRole('link', { name: words('con.minutes') }).click(),
      ])
      await expect(minutes.getByRole('heading', { level: 1 })).toBeVisible()
      // Where it is served no script may run, and axe is one: it is read on a page of its own.
      const copy = await people.newcomer('minutes', 'laptop', language)
      await copy.setContent(await minutes.content())
      await look('minutes', copy, /BKO-S1/)
      await look('board end', wall, words('board.seal'))
      await look('desk closed', desk, words('desk.closed'))
      await link(phone, words('phone.tab-live'))
      await look('phone end', phone, words('phone.end-read'))
      const late = await at('late phone', `/J/${links.participant}`, 'phone')
      await look('phone after the end', late, words('phone.end-read'))
      await link(organiser, words('org.archive'))
      await look('organiser archive', organiser, words('org.readMinutes'))
      await link(organiser, `${words('fix.link')} BKO-S1`)
      await look('correction', organiser, words('fix.none'))
      await button(organiser, `${words('fix.correct')} ${words('pv.heading')}`)
      await organiser.getByLabel(new RegExp(`^${words('pv.field.chair')}`)).fill('Awa Diarra')
      await button(organiser, words('fix.review'))
      await look('correction without its reason', organiser, words('fix.refusal-faults'))
      await organiser.getByLabel(new RegExp(`^${words('fix.why')}`)).fill('Nom')
      await button(organiser, words('fix.review'))
      await look('correction read again', organiser, words('fix.newSeal'))
      await button(organiser, words('fix.seal'))
      await look('correction sealed', organiser, words('fix.done'))
    })
    work.leave()
    expect(found).toEqual([])
    expect(people.faults()).toEqual([])
  })
}
