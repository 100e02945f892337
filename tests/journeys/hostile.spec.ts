import { expect, type Page } from '@playwright/test'
import { createRealRandom } from '../../server/runtime/random.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import { openExample } from '../world/example.ts'
import { hostileCorpus } from '../world/hostile-corpus.ts'
import { comeToWork } from '../world/session-at-work.ts'
import { strictWords } from '../world/words.ts'
import { test } from './steps/with-house.ts'

test.describe.configure({ timeout: 200_000 })
const words = strictWords('fr')

/** Whatever runs in a page leaves a mark there, or opens a dialog. */
async function watchForScripts(page: Page, ran: string[], name: string): Promise<void> {
  page.on('dialog', (dialog) => {
    ran.push(`${name}: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('framenavigated', (frame) => {
    if (/^javascript:|^data:|evil/.test(frame.url())) ran.push(`${name}: ${frame.url()}`)
  })
}

test('[A-11][S-11] no page runs what people typed, and none asks anyone else for anything', async ({
  house,
  people,
}) => {
  const links = await openExample(house)
  const work = await comeToWork(house, links, 2)
  const { facilitator, rapporteur, expert, act, write } = work
  await act(facilitator, { kind: 'change-phase', phase: 'questions' })
  const cards: CardId[] = []
  for (const [at, text] of hostileCorpus.entries()) {
    const name = at % 3 === 0 ? text.slice(0, 60) : null
    const person = at % 2 === 0 ? facilitator : rapporteur
    const answer = await person.send({ kind: 'write-for', form: 'question', text, channel: 'paper', asker: name })
    if (answer.is === 'done' && answer.card !== null) cards.push(answer.card)
  }
  expect(cards.length).toBeGreaterThan(200)
  for (const card of cards.slice(0, 12)) await facilitator.send({ kind: 'return-to-inbox', card })
  const shown = cards[20] as CardId
  await act(facilitator, { kind: 'spotlight', card: shown })
  await act(expert, { kind: 'set-answer', card: shown, state: 'live' })
  await write(expert, 'answer', shown, hostileCorpus.slice(40, 70).join(' ').replaceAll('\n', ' '))
  const advice = createRealRandom().id() as CardId
  await act(rapporteur, { kind: 'draft-recommendation', card: advice, text: hostileCorpus[3] ?? '', sources: [shown] })
  const addressees = hostileCorpus.slice(0, 4)
  const described = { addressees, level: 'national', deadline: null, indicator: hostileCorpus[5] ?? null } as const
  await act(rapporteur, { kind: 'describe-recommendation', card: advice, ...described, sources: [shown] })
  await act(rapporteur, { kind: 'show-recommendation', card: advice, live: true })

  const ran: string[] = []
  const pages = new Map<string, Page>()
  const open = async (name: string, path: string, size: 'phone' | 'laptop' | 'wall', seen: string) => {
    const page = await people.newcomer(name, size, 'fr')
    await watchForScripts(page, ran, name)
    await page.goto(`${house.origin}${path}`)
    await expect(page.getByText(seen).filter({ visible: true }).first(), name).toBeVisible()
    pages.set(name, page)
    return page
  }
  const phone = await open('phone', `/J/${links.participant}`, 'phone', words('live.now'))
  await phone.getByRole('link', { name: words('phone.tab-questions') }).click()
  await expect(phone.getByText('window.__xss=1').filter({ visible: true }).first()).toBeVisible()
  await phone.getByRole('link', { name: words('phone.tab-recommendations') }).click()
  await open('console', `/t#${links.facilitator}`, 'laptop', words('con.accept'))
  await open('desk', `/t#${links.expert}`, 'laptop', words('desk.roomSees'))
  await open('board', `/t#${links.board}`, 'wall', words('board.live'))
  await open('rapporteur', `/t#${links.rapporteur}`, 'laptop', words('rap.outcome'))
  await open('organiser', `/o#${house.organiserToken}`, 'laptop', words('org.forums'))

  await act(facilitator, { kind: 'close-session' })
  const console = pages.get('console') as Page
  const [minutes] = await Promise.all([
    console.waitForEvent('popup', { timeout: 60_000 }),
    console.getByRole('link', { name: words('con.minutes') }).click({ timeout: 60_000 }),
  ])
  await watchForScripts(minutes, ran, 'minutes')
  await expect(minutes.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(minutes.getByText('window.__xss=1').first()).toBeVisible()
  for (const [name, page] of pages) {
    expect(await page.evaluate(() => '__xss' in window), name).toBe(false)
  }
  work.leave()
  expect(ran).toEqual([])
  expect(people.faults()).toEqual([])
})

test('[S-10] what a phone kept is gone from its browser once it is erased, and at hearing of the seal', async ({
  house,
  people,
}) => {
  const links = await openExample(house)
  const work = await comeToWork(house, links, 1)
  const { facilitator, act } = work
  await act(facilitator, { kind: 'change-phase', phase: 'questions' })
  const marker = 'Canaritexte'
  const kept = async (page: Page) => {
    const inside = await page.evaluate(async () => {
      const found: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]
      for (const { name } of await indexedDB.databases()) {
        if (name === undefined) continue
        const database = await new Promise<IDBDatabase>((opened, failed) => {
          const request = indexedDB.open(name)
          request.onsuccess = () => opened(request.result)
          request.onerror = () => failed(request.error)
        })
        for (const store of database.objectStoreNames) {
          const rows = await new Promise<unknown>((read) => {
            const request = database.transaction(store).objectStore(store).getAll()
            request.onsuccess = () => read(request.result)
          })
          found.push(JSON.stringify(rows))
        }
        database.close()
      }
      if ('caches' in window)
        for (const name of await caches.keys())
          for (const each of await (await caches.open(name)).keys()) found.push(each.url)
      return found.join('\n')
    })
    const cookies = await page.context().cookies()
    return { inside, cookies: cookies.map((cookie) => cookie.name) }
  }
  const phone = async (name: string) => {
    const page = await people.newcomer(name, 'phone')
    await page.goto(`${house.origin}/J/${links.participant}`)
    await page.getByPlaceholder(words('ask.field')).click()
    await page.getByPlaceholder(words('ask.field')).fill(`${marker} jamais envoyé`)
    await expect.poll(async () => (await kept(page)).inside, { message: name }).toContain(marker)
    await page.keyboard.press('Escape')
    return page
  }
  const erased = await phone('erases')
  await erased.getByText(words('phone.erase'), { exact: true }).click()
  await erased.getByRole('button', { name: words('phone.erase-sure') }).click()
  await expect(erased.getByText(words('phone.erased'))).toBeVisible()
  const left = await kept(erased)
  expect(left.inside).not.toContain(marker)
  expect(left.inside).not.toContain(links.participant)
  expect(left.cookies).toEqual([])

  const stays = await phone('hears of the seal')
  await act(facilitator, { kind: 'close-session' })
  await expect(stays.getByText(words('phone.end-read')).first()).toBeVisible({ timeout: 60_000 })
  // An unsent draft stays until it is taken or declined; nothing else of the session does.
  const after = await kept(stays)
  expect(after.inside).not.toContain('Comprendre')
  work.leave()
  expect(people.faults()).toEqual([])
})
