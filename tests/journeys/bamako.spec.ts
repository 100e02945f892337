import { readFileSync } from 'node:fs'
import { type Download, expect } from '@playwright/test'
import { verifySnapshot } from '../../server/archive/verify-snapshot.ts'
import { NOT_KEPT } from '../world/bamako.ts'
import { boardAt } from './pages/board-page.ts'
import { consoleAt } from './pages/console-page.ts'
import { deskAt } from './pages/desk-page.ts'
import { organiserAt } from './pages/organiser-page.ts'
import { phoneAt } from './pages/phone-page.ts'
import { rapporteurAt } from './pages/rapporteur-page.ts'
import { fr, plain } from './pages/said.ts'
import { hasOffice, wordsOfDocx } from './steps/office.ts'
import { createPapers } from './steps/papers.ts'
import { bamakoStory, halves, rankOf } from './steps/story.ts'
import { test } from './steps/with-house.ts'

const story = bamakoStory()
/** Said into the microphone by people without a phone. */
const spoken = ['BKO-S1-Q09', 'BKO-S1-Q11', 'BKO-S1-C02']

/** Never meant for the room or the expert: each is written in one go, so that a frame that held it would hold it whole. */
const secrets = {
  note: 'Penser au micro du fond de la salle',
  draft: 'Recommandation encore mal dite',
  answer: 'Une phrase que je ne dirai pas',
}
/** What the close left behind, for the tests after the plenary. */
const { keep, left } = createPapers()

test.describe.configure({ mode: 'serial', timeout: 240_000 })

test('a plenary, from the organiser’s first page to sealed minutes', async ({ house, people }) => {
  const organiserPage = await people.newcomer('organiser')
  const organiser = organiserAt(organiserPage)
  await organiserPage.goto(`${house.origin}/o#${house.organiserToken}`)
  await organiser.openExample()
  const links = await organiser.linksOf('BKO-S1')

  const [consoleTab, deskTab, rapporteurTab, secondTab, wallTab, awaTab, binetaTab, cheickTab] = await Promise.all([
    people.newcomer('facilitator'),
    people.newcomer('expert'),
    people.newcomer('rapporteur'),
    people.newcomer('second rapporteur'),
    people.newcomer('board', 'wall'),
    people.newcomer('Awa', 'phone'),
    people.newcomer('Bineta', 'phone'),
    people.newcomer('Cheick', 'phone'),
  ])
  await Promise.all([
    consoleTab.goto(links.facilitator),
    deskTab.goto(links.expert),
    rapporteurTab.goto(links.rapporteur),
    secondTab.goto(links.rapporteur),
    wallTab.goto(links.board),
    awaTab.goto(links.participant),
    cheickTab.goto(links.participant),
    binetaTab.goto(house.origin),
  ])
  const facilitator = consoleAt(consoleTab)
  const expert = deskAt(deskTab)
  const [rapporteur, second] = [rapporteurAt(rapporteurTab), rapporteurAt(secondTab)]
  const board = boardAt(wallTab)
  const [awa, bineta, cheick] = [phoneAt(awaTab), phoneAt(binetaTab), phoneAt(cheickTab)]

  await facilitator.view(fr('con.view.join'))
  await bineta.typeCode(await board.code())
  await facilitator.phase('questions')

  const numbers = new Map<string, number>()
  const number = (id: string) => numbers.get(id) ?? 0

  await test.step('all that is asked in session 1 is asked, some of it for people without a phone', async () => {
    const asks = async (phone: typeof awa, ids: readonly string[]) => {
      for (const id of ids) {
        const { kind, text } = story.item(id)
        numbers.set(id, await phone.ask(text, kind === 'contribution' ? 'contribution' : 'question'))
      }
    }
    const speaks = async (ids: readonly string[]) => {
      for (const id of ids) {
        const { kind, text } = story.item(id)
        numbers.set(id, await facilitator.writeFor(text, kind === 'contribution' ? 'contribution' : 'question'))
      }
    }
    await Promise.all([
      asks(awa, ['BKO-S1-Q01', 'BKO-S1-Q04', 'BKO-S1-Q07', 'BKO-S1-Q10', 'BKO-S1-C01']),
      asks(bineta, ['BKO-S1-Q02', 'BKO-S1-Q05', 'BKO-S1-Q08', 'BKO-S1-C03']),
      asks(cheick, ['BKO-S1-Q03', 'BKO-S1-Q06', 'BKO-S1-Q12']),
      speaks(spoken),
    ])
    expect([...numbers.values()].sort((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, at) => at + 1))
  })

  await test.step('what waits to be read is with the team alone', async () => {
    for (const id of ['BKO-S1-Q01', 'BKO-S1-Q05', 'BKO-S1-Q10']) {
      const words = story.item(id).text.slice(0, 40)
      expect(people.watchOf('facilitator').heard(words)).toBe(true)
      for (const name of ['expert', 'board', 'Cheick']) expect(people.watchOf(name).heard(words)).toBe(false)
    }
  })

  await test.step('the team sorts; two are not kept, and their askers read why', async () => {
    for (const { id, text } of [...story.questions, ...story.contributions]) {
      // What the team wrote itself is in the queue already.
      if (spoken.includes(id)) continue
      const reason = NOT_KEPT[id]
      if (reason === undefined) await facilitator.accept(text)
      else await facilitator.decline(text, reason)
    }
    await awa.go('questions', 'mine')
    await awa.hears(story.item('BKO-S1-Q10').text, fr('st.rejected', { reason: fr('reason.names-someone') }))
    await bineta.go('questions', 'mine')
    await bineta.hears(story.item('BKO-S1-Q05').text, fr('st.rejected', { reason: fr('reason.off-topic') }))
  })

  await test.step('the room supports', async () => {
    await cheick.go('questions', 'recent')
    await awa.go('questions', 'recent')
    for (const id of ['BKO-S1-Q01', 'BKO-S1-Q04', 'BKO-S1-Q09']) await cheick.support(number(id))
    for (const id of ['BKO-S1-Q02', 'BKO-S1-Q09']) await awa.support(number(id))
  })

  await test.step('each is put on the wall and answered, in writing or aloud; the room reads along', async () => {
    const aloud = new Set(['BKO-S1-Q04', 'BKO-S1-Q11'])
    await cheick.go('live')
    for (const { id, text } of story.kept) {
      const answer = story.answerTo(id)
      await facilitator.screen(text)
      await board.shows(text)
      await expert.reads(text)
      if (aloud.has(id)) {
        await expert.aloud()
        await board.plate(fr('board.aloud'))
        await rapporteur.summarise(text, answer)
        await board.shows(answer)
        continue
      }
      if (id === 'BKO-S1-Q08') {
        // The expert speaks; the rapporteur holds the pen.
        await rapporteur.scribe(text, answer)
        await board.shows(answer)
        continue
      }
      const [start, end] = halves(answer)
      const first = start.slice(0, 24)
      if (id === 'BKO-S1-Q01') await expert.rewrite(secrets.answer, '')
      await expert.type(first)
      if (id === 'BKO-S1-Q01') {
        // A draft: nobody in the room reads it.
        await board.showsNot(first)
        await expect(cheickTab.getByRole('main')).not.toContainText(first)
      }
      await expert.live()
      await board.shows(first)
      await expert.paste(start.slice(24))
      await board.shows(start)
      await board.plate(fr('board.live'))
      await expert.paste(end)
      await board.shows(answer)
      await expert.finish()
      await board.plate(fr('board.finished'))
    }
    await expert.confirmSummary(story.item('BKO-S1-Q04').text, story.answerTo('BKO-S1-Q04'))
    for (const { text } of story.contributions) {
      await facilitator.screen(text)
      await board.shows(text)
    }
  })

  await test.step('eight recommendations are written, two of them by two people at once', async () => {
    await facilitator.phase('recommendations')
    await rapporteur.note(secrets.note)
    await rapporteur.tab('recommendations')
    for (const recommendation of story.recommendations) {
      const rank = rankOf(recommendation.id)
      await rapporteur.draft(rank)
      const { text, history } = recommendation
      if (rank === 2 || rank === 3) {
        const [start, end] = halves(text)
        await second.choose(rank)
        await rapporteur.write('. ')
        await expect(second.text).toHaveValue('. ')
        await rapporteur.text.press('Control+Home')
        await second.text.press('Control+End')
        await Promise.all([
          rapporteur.text.pressSequentially(start, { delay: 8 }),
          second.text.pressSequentially(end.trimStart(), { delay: 8 }),
        ])
        const both = `${start}. ${end.trimStart()}`
        await expect(rapporteur.text).toHaveValue(both)
        await expect(second.text).toHaveValue(both)
        await rapporteur.write(text)
        await expect(second.text).toHaveValue(text)
      } else {
        if (rank === 4) await rapporteur.write(secrets.draft)
        await rapporteur.write(history[0]?.wording ?? text)
      }
      const sources = recommendation.sources.filter((id) => NOT_KEPT[id] === undefined).map(number)
      await rapporteur.describe(recommendation, sources)
      await rapporteur.show()
      if (history[0] !== undefined) await rapporteur.write(text)
    }
    await facilitator.view(fr('con.view.recommendation'))
    await board.shows(story.recommendation('BKO-S1-R01').text)
  })

  await test.step('the room gives its opinion and adopts', async () => {
    for (const phone of [awa, bineta, cheick]) await phone.go('recommendations')
    await Promise.all([awa.opine(1, 'yes'), bineta.opine(1, 'mid'), cheick.opine(1, 'yes')])
    await bineta.opine(6, 'no')
    await facilitator.phase('adoption')
    for (const { id, history } of story.recommendations) {
      await rapporteur.choose(rankOf(id))
      await rapporteur.adopt(history.length > 0)
    }
  })
  await test.step('the session is closed with its sheet of checks; all are told', async () => {
    await facilitator.close([
      new RegExp(fr('con.check.waiting', { n: 0 })),
      new RegExp(fr('con.check.summary', { n: 0 })),
      new RegExp(fr('con.check.unfinished', { n: 0 })),
    ])
    const seal = await board.seal()
    expect(seal).toMatch(/^([0-9A-Z]{4} ?){4}$/)
    await expect(consoleTab.getByText(seal)).toBeVisible()
    await cheick.go('live')
    await expect(cheickTab.getByText(seal)).toBeVisible()
    await expect(deskTab.getByText(fr('desk.closed'))).toBeVisible()
    await expect(rapporteurTab.getByRole('heading', { name: fr('con.closedtitle') })).toBeVisible()

    const download = async (word: string): Promise<Download> => {
      const [file] = await Promise.all([
        consoleTab.waitForEvent('download'),
        consoleTab.getByRole('link', { name: word }).click(),
      ])
      return file
    }
    const [minutes] = await Promise.all([
      consoleTab.waitForEvent('popup'),
      consoleTab.getByRole('link', { name: fr('con.minutes'), exact: true }).click(),
    ])
    await expect(minutes.getByRole('heading', { level: 1 })).toBeVisible()
    const docx = test.info().outputPath('minutes.docx')
    await (await download(fr('con.minutesdocx'))).saveAs(docx)
    const snapshot = readFileSync(await (await download(fr('con.snapshot'))).path(), 'utf8')
    keep({ html: await minutes.locator('body').innerText(), docx, snapshot, seal })
  })

  await test.step('the expert, the board and a phone heard nothing of inbox, notes and drafts', () => {
    const told = (name: string) => people.watchOf(name)
    const notKept = Object.keys(NOT_KEPT).map((id) => story.item(id).text.slice(0, 40))
    expect(told('second rapporteur').heard(secrets.draft)).toBe(true)
    for (const name of ['expert', 'board', 'Cheick']) {
      expect(told(name).frames()).toBeGreaterThan(20)
      for (const words of [...notKept, secrets.note, secrets.draft]) expect(told(name).heard(words), words).toBe(false)
    }
    for (const name of ['board', 'Cheick']) expect(told(name).heard(secrets.answer)).toBe(false)
  })
  expect(people.faults()).toEqual([])
})

test('the minutes hold all that was published, and nothing of what was not kept', () => {
  const text = plain(left().html)
  for (const { text: words } of [...story.kept, ...story.contributions]) expect(text).toContain(plain(words))
  for (const { id } of story.kept) expect(text).toContain(plain(story.answerTo(id)))
  for (const { text: words } of story.recommendations) expect(text).toContain(plain(words))
  expect(text).toContain(plain(story.recommendation('BKO-S1-R01').history[0]?.wording ?? '?'))
  for (const [id, reason] of Object.entries(NOT_KEPT)) {
    expect(text).toContain(plain(fr(`pv.reason.${reason}`)))
    for (const sentence of story.item(id).text.split(/[.?]/)) {
      if (sentence.trim() !== '') expect(text).not.toContain(plain(sentence))
    }
  }
  expect(text).not.toContain(secrets.draft)
  expect(text).not.toContain(secrets.answer)
  expect(text).toContain(left().seal)
})

test('the snapshot verifies, and no longer does with one letter changed', () => {
  const { snapshot, seal } = left()
  expect(verifySnapshot(snapshot, seal)).toMatchObject({ is: 'sound', redacted: [] })
  const words = story.recommendation('BKO-S1-R06').text
  expect(snapshot).toContain(words)
  const changed = snapshot.replace(words, words.replace('30', '10'))
  expect(verifySnapshot(changed)).toMatchObject({ is: 'broken' })
})

test('LibreOffice opens the minutes as DOCX', async () => {
  test.skip(!hasOffice(), 'LibreOffice is not there')
  const text = plain(await wordsOfDocx(left().docx, test.info().outputPath('office')))
  for (const { text: words } of story.recommendations) expect(text).toContain(plain(words))
  for (const { id, text: words } of story.kept) {
    expect(text).toContain(plain(words))
    expect(text).toContain(plain(story.answerTo(id)))
  }
})
