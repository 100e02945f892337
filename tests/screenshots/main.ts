import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { textName } from '../../shared/domain/text.ts'
import { openExample } from '../world/example.ts'
import { aHouse } from '../world/house.ts'
import { bamakoAtWork, comeToWork } from '../world/session-at-work.ts'
import { attendance } from './attendance.ts'
import { aCamera, type View } from './camera.ts'
import { corrections } from './corrections.ts'
import { consoleStates, deskStates, organiserErrors, shutOut, speakers } from './laptops.ts'
import { visit } from './visit.ts'
import { wall } from './wall.ts'

/**
 * Every page of the product in the states that matter, photographed from the real server with people over the real
 * sockets: nothing of it is drawn for the picture. `npm run screenshots -- console desk 1366x768`
 * takes only those.
 */
const folder = fileURLToPath(new URL('../../screenshots', import.meta.url))
const only = process.argv.slice(2)
if (only.length === 0) rmSync(folder, { recursive: true, force: true })
const house = await aHouse()
const camera = await aCamera(folder, process.env['BROWSER_PATH'], only)
const began = performance.now()
try {
  await doors()
  const links = await openExample(house)
  const at = {
    phone: `${house.origin}/J/${links.participant}`,
    facilitator: `${house.origin}/t#${links.facilitator}`,
    rapporteur: `${house.origin}/t#${links.rapporteur}`,
    expert: `${house.origin}/t#${links.expert}`,
    board: `${house.origin}/t#${links.board}`,
  }
  await shutOut(camera, `${house.origin}/s/${links.session}/facilitator/`)
  await loading(at)
  const phone = await camera.open('phone', 'phone', at.phone)
  const console = await camera.open('console', 'laptop', at.facilitator)
  const rapporteur = await camera.open('rapporteur', 'laptop', at.rapporteur)
  const desk = await camera.open('desk', 'laptop', at.expert)
  const board = await camera.open('board', 'wall', at.board)
  const faces = { phone, console, rapporteur, desk, board }
  await empty(faces)
  // As many phones as two hundred waiting questions need: one seat may ask six a minute.
  const work = await comeToWork(house, links, 50)
  const bamako = await bamakoAtWork(work)
  await normal(faces)
  await consoleStates(console)
  await deskStates(desk, work, bamako)
  await wall(board, work, bamako)
  await speakers(console, board, work)
  await long(faces, work)
  await organiser('prepared')
  await offline(faces)
  await work.act(work.facilitator, { kind: 'close-session' })
  await closed(faces)
  await corrections(house, camera, links.session)
  work.leave()
  if (only.length === 0 || only.includes('visit')) await visit(camera)
} finally {
  await camera.stop()
  await house.stop()
}
process.stdout.write(
  `${camera.taken()} pictures in screenshots/ · ${Math.round((performance.now() - began) / 1000)} s\n`,
)

type Faces = Readonly<Record<'phone' | 'console' | 'rapporteur' | 'desk' | 'board', View>>
type Work = Awaited<ReturnType<typeof comeToWork>>

/** The ways in, before anything is prepared. */
async function doors(): Promise<void> {
  const join = await camera.open('join', 'phone', house.origin)
  await join.sees('join.title')
  await join.shoot('empty')
  await join.each(async (page, words) => {
    await page.getByLabel(words('join.code')).pressSequentially('123456')
    await page.getByText(words('join.badcode')).waitFor()
  })
  await join.shoot('wrong-code')
  await join.close()
  const denied = await camera.open('phone', 'phone', `${house.origin}/J/${'A'.repeat(13)}`)
  await denied.sees('phone.removed')
  await denied.shoot('denied')
  await denied.close()
  const enter = await camera.open('enter', 'laptop', `${house.origin}/t`)
  await enter.sees('enter.paste')
  await enter.shoot('empty')
  await enter.close()
  const revoked = await camera.open('enter', 'laptop', `${house.origin}/t#${'A'.repeat(26)}`)
  await revoked.sees('enter.denied')
  await revoked.shoot('denied')
  await revoked.close()
  await organiser('empty')
}

async function organiser(state: 'empty' | 'prepared' | 'closed'): Promise<void> {
  const view = await camera.open('organiser', 'laptop', `${house.origin}/o#${house.organiserToken}`)
  await view.sees(state === 'empty' ? 'org.emptyTitle' : 'org.forums')
  await view.shoot(`${state}-forums`)
  if (state === 'prepared') {
    await view.each((page) =>
      page
        .getByRole('link', { name: /Bamako/ })
        .first()
        .click(),
    )
    await view.sees('org.sessions')
    await view.shoot('prepared-forum')
    await attendance(view)
    await view.each((page, words) => page.getByRole('link', { name: `${words('org.prepare')} BKO-S1` }).click())
    await view.sees('org.agenda')
    await view.shoot('prepared-session')
    await view.each((page, words) => page.getByRole('link', { name: words('org.links'), exact: true }).click())
    await view.sees('org.linksHelp')
    await view.shoot('prepared-links')
    await view.each((page) => page.emulateMedia({ media: 'print' }))
    await view.shoot('prepared-print')
    await view.each((page) => page.emulateMedia({ media: 'screen' }))
    await organiserErrors(view)
  }
  if (state === 'closed') {
    await view.each((page, words) => page.getByRole('link', { name: words('org.archive'), exact: true }).click())
    await view.sees('org.sound')
    await view.shoot('closed-archive')
  }
  await view.close()
}

/** Before the script has come on a phone, before the first news on a laptop. */
async function loading(at: Readonly<Record<'phone' | 'facilitator' | 'expert' | 'board', string>>): Promise<void> {
  const bare = await camera.open('phone', 'phone', at.phone, { script: false })
  await bare.shoot('loading')
  await bare.close()
  for (const [page, face, url] of [
    ['console', 'laptop', at.facilitator],
    ['desk', 'laptop', at.expert],
    ['board', 'wall', at.board],
  ] as const) {
    const waiting = await camera.open(page, face, url, { sockets: false })
    await waiting.each((each) => each.locator('#root > *').first().waitFor())
    await waiting.shoot('loading')
    await waiting.close()
  }
}

async function empty({ phone, console, rapporteur, desk, board }: Faces): Promise<void> {
  await phone.sees('live.rule')
  await phone.shoot('empty')
  await phoneTab(phone, 'questions')
  await phone.shoot('empty-questions')
  await phoneTab(phone, 'recommendations')
  await phone.shoot('empty-recommendations')
  await phoneTab(phone, 'live')
  await console.sees('con.inboxempty')
  await console.shoot('empty')
  await rapporteur.sees('rap.none')
  await rapporteur.shoot('empty')
  await desk.sees('desk.waiting')
  await desk.shoot('empty')
  await board.sees('board.welcome')
  await board.shoot('empty')
}

async function normal({ phone, console, rapporteur, desk, board }: Faces): Promise<void> {
  await phone.sees('live.now')
  await phone.shoot('normal')
  await phone.each((page, words) => page.getByPlaceholder(words('ask.field')).click())
  await phone.shoot('normal-sheet')
  await phone.each((page) => page.keyboard.press('Escape'))
  await phoneTab(phone, 'questions')
  await phone.shoot('normal-questions')
  await phone.each((page, words) => page.getByRole('link', { name: words('phone.chip-mine') }).click())
  await phone.shoot('normal-own')
  await phoneTab(phone, 'recommendations')
  await phone.shoot('normal-recommendations')
  await phoneTab(phone, 'live')
  await board.sees('board.live')
  await board.shoot('normal')
  await desk.sees('desk.done')
  await desk.shoot('normal')
  await console.sees('con.accept')
  await console.shoot('normal')
  await console.each((page, words) => page.getByRole('button', { name: words('con.finish') }).click())
  await console.sees('con.finishq')
  await console.shoot('normal-closing')
  await console.each((page) => page.keyboard.press('Escape'))
  await rapporteur.sees('rap.outcome')
  await rapporteur.shoot('normal')
  await rapporteur.each((page, words) => page.getByText(words('rap.answers'), { exact: true }).first().click())
  await rapporteur.shoot('normal-answers')
  await rapporteur.each((page, words) => page.getByText(words('rap.notes'), { exact: true }).first().click())
  await rapporteur.shoot('normal-notes')
}

/** The longest that people may write, and more waiting than anyone can read. */
async function long({ phone, console, desk, board, rapporteur }: Faces, work: Work): Promise<void> {
  const { facilitator, expert, act, ask } = work
  const word = 'intergouvernementalisationnellementparlé'
  const question = `Pourquoi ${word} ${'les comités de sécurité de nos communes '.repeat(9)}`.slice(0, 279)
  const card = await ask(0, `${question}?`, 'question', 'Fatoumata Diarra, association des femmes de la Commune IV')
  await act(facilitator, { kind: 'accept', card })
  await act(facilitator, { kind: 'spotlight', card })
  await act(expert, { kind: 'set-answer', card, state: 'live' })
  const sentence = `La réforme ${word} ne se limite pas à l'armée : elle touche la police, la justice et les prisons. `
  const answers = expert.open('answers')
  await answers.ready
  answers.insert(textName('answer', card), 0, sentence.repeat(30).slice(0, 2_500))
  await answers.saved()
  const crowd = (from: number, to: number) =>
    Promise.all(
      Array.from({ length: to - from }, (_, at) => from + at).map((at) =>
        ask(at, `${at + 1}. ${question.slice(0, 20 + ((at * 37) % 240))} ?`),
      ),
    )
  await crowd(0, 60)
  await console.each((page) => page.getByText('60.').first().waitFor())
  await console.shoot('burst')
  await crowd(60, 200)
  for (const [view, state] of [
    [phone, 'long'],
    [board, 'long'],
    [desk, 'long'],
    [console, 'long'],
  ] as const) {
    await view.each((page) => page.getByText(word).first().waitFor())
    await view.shoot(state)
  }
  await rapporteur.each((page, words) => page.getByText(words('rap.answers'), { exact: true }).first().click())
  await rapporteur.shoot('long-answers')
}

/** The power is off: every page says so, keeps what it had, and goes on by itself. */
async function offline({ phone, console, rapporteur, desk, board }: Faces): Promise<void> {
  await house.powerOff()
  await board.sees('board.kept')
  await board.shoot('offline')
  await phone.each(async (page, words) => {
    await page.getByPlaceholder(words('ask.field')).click()
    await page.getByRole('dialog').getByPlaceholder(words('ask.field')).fill('Qui protège une militante qui dénonce ?')
    await page.getByRole('button', { name: words('ask.send') }).click()
  })
  for (const [view, state] of [
    [desk, 'offline'],
    [console, 'offline'],
    [rapporteur, 'offline'],
    [phone, 'offline'],
  ] as const) {
    await view.sees('net.off')
    await view.shoot(state)
  }
  await house.powerOn()
  for (const view of [desk, console, rapporteur, phone]) await view.sees('net.on')
}

async function closed({ phone, console, rapporteur, desk, board }: Faces): Promise<void> {
  await board.sees('board.seal')
  await board.shoot('closed')
  await console.sees('con.minutes')
  await console.shoot('closed')
  await rapporteur.sees('con.minutes')
  await rapporteur.shoot('closed')
  await desk.sees('desk.closed')
  await desk.shoot('closed')
  await phone.sees('phone.end-read')
  await phone.shoot('closed')
  await organiser('closed')
  const paper = await console.opened('minutes', (page, words) =>
    page.getByRole('link', { name: words('con.minutes') }).click(),
  )
  await paper.shoot('closed')
  await paper.each((page) => page.emulateMedia({ media: 'print' }))
  await paper.shoot('print')
  await paper.close()
}

async function phoneTab(phone: View, tab: 'live' | 'questions' | 'recommendations'): Promise<void> {
  await phone.each((page, words) =>
    page
      .getByRole('navigation', { name: words('phone.tabs') })
      .getByRole('link', { name: words(`phone.tab-${tab}`) })
      .click(),
  )
}
