import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import type { BoardView } from '../../shared/domain/board.ts'
import { textName } from '../../shared/domain/text.ts'
import { phonePages } from '../client/phone/pages.ts'
import { openExample } from '../world/example.ts'
import { bamakoAtWork, comeToWork } from '../world/session-at-work.ts'
import { strictWords } from '../world/words.ts'
import { boardFaults, inALongerScript, joinPlace, phoneFaults } from './steps/legible.ts'
import { test } from './steps/with-house.ts'

test.describe.configure({ mode: 'parallel', timeout: 240_000 })
const fr = strictWords('fr')
const word = 'intergouvernementalisationnellementparlé'
const longest = `${`Pourquoi ${word} ${'les comités de sécurité de nos communes '.repeat(9)}`.slice(0, 278)} ?`

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const assets = `${dist}phone/assets/phone/`

test('every page that the server draws for a phone is read and tapped without trouble', async ({ browser }) => {
  const { renderPhone } = await import(`${dist}phone-render.js`)
  const style = readFileSync(assets + readdirSync(assets).find((file) => file.endsWith('.css')), 'utf8')
  const page = await browser.newPage({ viewport: { width: 320, height: 568 } })
  const found: string[] = []
  for (const [name, drawn] of Object.entries(phonePages)) {
    for (const { how, language, root, longer } of [
      { how: 'fr', language: 'fr', root: '', longer: false },
      { how: 'en', language: 'en', root: '', longer: false },
      { how: 'longer, from the right', language: 'fr', root: 'dir="rtl"', longer: true },
      { how: 'letters twice as large', language: 'fr', root: 'style="font-size:200%"', longer: false },
    ] as const) {
      const html = renderPhone({ ...drawn, language })
      await page.setContent(
        `<!doctype html><html lang="${language}" ${root}><style>${style}</style><body><div id="root">${html}</div>`,
      )
      if (longer) await page.evaluate(lengthenWords)
      found.push(...(await phoneFaults(page)).map((fault) => `${name}, ${how}: ${fault}`))
    }
  }
  await page.close()
  expect(found).toEqual([])
})

/** Every word on a page that no script has touched. A number in its badge is no word. */
function lengthenWords(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode as Text)
  for (const node of nodes) {
    if (/^[\s\d]*$/.test(node.data)) continue
    node.data += ` ${'kɔrɔ ɲɛfɔli ŋana '
      .repeat(40)
      .slice(0, Math.ceil(node.data.length * 0.4))
      .trim()}`
  }
}

test('a phone at work is read, tapped and heard without trouble', async ({ house, people }) => {
  const links = await openExample(house)
  const work = await comeToWork(house, links, 3)
  await bamakoAtWork(work)
  const found: string[] = []
  const look = async (what: string, page: Page) => {
    found.push(...(await phoneFaults(page)).map((fault) => `${what}: ${fault}`))
  }
  const page = await people.newcomer('awa', 'phone', 'fr')
  await page.setViewportSize({ width: 320, height: 568 })
  await page.goto(`${house.origin}/J/${links.participant}`)
  const field = page.getByPlaceholder(fr('ask.field'))
  await expect(page.getByText(fr('live.now'))).toBeVisible()

  await test.step('asks with the keyboard alone, and sees « Envoyer » above it', async () => {
    await field.focus()
    const sheet = page.getByRole('dialog')
    await expect(sheet).toBeVisible()
    // What a keyboard leaves of a small screen.
    await page.setViewportSize({ width: 320, height: 300 })
    const send = sheet.getByRole('button', { name: fr('ask.send') })
    await expect(send).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Control+Enter')
    await expect(sheet.getByText(fr('ask.empty'))).toBeVisible()
    await look('sheet, nothing written', page)
    await page.keyboard.type(longest)
    await look('sheet, the longest', page)
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    await field.focus()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(/^Question \d+ reçue/)).toBeVisible()
    await page.setViewportSize({ width: 320, height: 568 })
    await look('receipt', page)
  })

  await test.step('hears a growing answer by the sentence', async () => {
    const card = await work.ask(1, 'Qui paie les patrouilles ?')
    await work.act(work.facilitator, { kind: 'accept', card })
    await work.act(work.facilitator, { kind: 'spotlight', card })
    await work.act(work.expert, { kind: 'set-answer', card, state: 'live' })
    const said = page.locator('.ph-main > [role=status].ph-hidden')
    await expect(said).toContainText('Qui paie les patrouilles')
    await said.evaluate((element) => {
      const heard: string[] = []
      Object.assign(window, { heard })
      new MutationObserver(() => heard.push(element.textContent ?? '')).observe(element, {
        childList: true,
        characterData: true,
        subtree: true,
      })
    })
    const answers = work.expert.open('answers')
    await answers.ready
    let length = 0
    for (const letters of ['Les com', 'munes paient. ', 'L’État rem', 'bourse une partie.']) {
      answers.insert(textName('answer', card), length, letters)
      length += letters.length
      await answers.saved()
    }
    await expect(said).toHaveText('L’État rembourse une partie.')
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
    expect(heard).toEqual(['Les communes paient.', 'L’État rembourse une partie.'])
    await look('answer', page)
  })

  await test.step('reads the lists, and what became of each', async () => {
    for (const tab of ['questions', 'recommendations'] as const) {
      await page.getByRole('link', { name: fr(`phone.tab-${tab}`) }).click()
      await look(tab, page)
    }
    await page.getByRole('link', { name: fr('phone.tab-questions') }).click()
    await page.getByRole('link', { name: fr('phone.chip-mine') }).click()
    await expect(page.getByText(word).first()).toBeVisible()
    await look('own', page)
  })
  await test.step('says that it is off line', async () => {
    await page.context().setOffline(true)
    await expect(page.getByText(fr('net.off'))).toBeVisible({ timeout: 40_000 })
    await look('off line', page)
  })
  work.leave()
  expect(found).toEqual([])
})

test('the wall is read from the last row in every view, and the way in never moves', async ({ house, people }) => {
  const links = await openExample(house)
  const work = await comeToWork(house, links, 4)
  const bamako = await bamakoAtWork(work)
  const { facilitator, expert, act } = work
  const asked = await work.ask(1, longest, 'question', 'Fatoumata Diarra, association des femmes de la Commune IV')
  await act(facilitator, { kind: 'accept', card: asked })
  const show = (view: BoardView, message = '') => ({
    view,
    turn: () => act(facilitator, { kind: 'show-view', view, message }),
    seen: '.board-sheet',
  })
  const views = {
    waiting: show('waiting'),
    'what becomes of a question': show('becomes'),
    'a long question': {
      view: 'question',
      turn: () => act(facilitator, { kind: 'spotlight', card: asked }),
      seen: '.board-asker',
    },
    'its long answer': {
      view: 'question',
      turn: async () => {
        await act(expert, { kind: 'set-answer', card: asked, state: 'live' })
        await work.write(expert, 'answer', asked, 'La réforme touche la police, la justice et les prisons. '.repeat(30))
      },
      seen: '.board-answer-words',
    },
    recommendation: {
      view: 'recommendation',
      turn: () => act(facilitator, { kind: 'spotlight', card: bamako.shownRecommendation }),
      seen: '.board-recommendation',
    },
    pause: show('pause', 'Reprise à 14 h'),
    message: show('message', 'Le déjeuner est servi. Revenez à quatorze heures précises.'),
    speakers: {
      view: 'speakers',
      turn: async () => {
        for (const ticket of ['4101', '1120', '7', '6300', '18'])
          await act(facilitator, { kind: 'add-speaker', ticket })
        await act(facilitator, { kind: 'show-view', view: 'speakers', message: '' })
      },
      seen: '.board-speakers-next',
    },
    join: show('join'),
    end: show('end'),
  } as const
  const walls: [string, Page][] = []
  for (const [how, languageOfPage, longer] of [
    ['fr', 'fr', false],
    ['en', 'en', false],
    ['longer, from the right', 'fr', true],
  ] as const) {
    const page = await people.newcomer(`wall ${how}`, 'wall', languageOfPage)
    if (longer) await page.addInitScript(inALongerScript)
    await page.goto(`${house.origin}/t#${links.board}`)
    await expect(page.locator('.board-join-code')).toBeVisible()
    walls.push([how, page])
  }
  const found: string[] = []
  const places = new Map<string, number[]>()
  for (const [name, { view, turn, seen }] of Object.entries(views)) {
    await turn()
    for (const [how, page] of walls) {
      await expect(page.locator(`.board-sheet[data-view=${view}]`), name).toBeVisible()
      await expect(page.locator(seen)).toBeVisible()
      for (const [width, height] of [
        [1024, 768],
        [1280, 800],
        [1920, 1080],
      ] as const) {
        await page.setViewportSize({ width, height })
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
        const at = `${name}, ${width}×${height}, ${how}`
        found.push(...(await boardFaults(page)).map((fault) => `${at}: ${fault}`))
        if (view === 'join') continue
        const key = `${width} ${how}`
        const place = await joinPlace(page, how === 'fr' || how === 'en')
        const stood = places.get(key) ?? place
        places.set(key, stood)
        // A pixel is the browser's rounding.
        const moved = place.some((edge, part) => !(Math.abs(edge - (stood[part] ?? Number.NaN)) < 2.5))
        if (moved) found.push(`${at}: the way in moved from ${stood} to ${place}`)
      }
    }
  }
  work.leave()
  expect(found).toEqual([])
})
