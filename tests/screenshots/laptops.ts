import type { CardId } from '../../shared/domain/ids.ts'
import type { Bamako, SessionAtWork } from '../world/session-at-work.ts'
import type { Camera, View } from './camera.ts'

/** A team page without a seat. */
export async function shutOut(camera: Camera, url: string): Promise<void> {
  const denied = await camera.open('denied', 'laptop', url)
  await denied.sees('part.deniedTitle')
  await denied.shoot('denied')
  await denied.close()
}

/** What opens inside the console, and a refusal beside what it concerns. */
export async function consoleStates(console: View): Promise<void> {
  const key = (name: string) => console.each((page) => page.keyboard.press(name))
  const row = (focused: string) => console.each((page) => page.locator(focused).first().focus())
  const inbox = '.con-inrow [data-row-focus][tabindex="0"]'
  await row(inbox)
  await console.shoot('focus-inbox')
  await key('x')
  await console.sees('con.askerreads')
  await console.shoot('panel-decline')
  await key('Escape')
  await key('t')
  await console.shoot('panel-theme')
  await key('Escape')
  await key('m')
  await console.each((page) => page.locator('.con-panel input').fill('99'))
  await key('Enter')
  await console.shoot('panel-merge-error')
  await key('Escape')
  await row('.con-queuerow [data-row-focus][tabindex="0"]')
  await console.shoot('focus-queue')
  await key('Alt+ArrowDown')
  await console.each((page) => page.locator('.undo-bar').waitFor())
  await console.shoot('undo')
  await key('z')
  await key('?')
  await console.sees('con.keys.all')
  await console.shoot('keys')
  await key('Escape')
  await key('n')
  await console.each((page) => page.keyboard.type('Une dame au micro demande qui paie les comités'))
  await console.shoot('write-for')
  await console.each((page, words) => page.getByRole('textbox', { name: words('con.proxy') }).fill(''))
  await key('Escape')
}

/** The list of speakers at work, on the console and on the wall. */
export async function speakers(console: View, board: View, { facilitator, act }: SessionAtWork): Promise<void> {
  for (const ticket of ['41', '112', '7', '63', '250']) await act(facilitator, { kind: 'add-speaker', ticket })
  const given = console.each(async (page) => {
    const row = page.locator('.con-speakerrow [data-row-focus]').first()
    await row.scrollIntoViewIfNeeded()
    await row.focus()
  })
  await given
  await act(facilitator, { kind: 'show-view', view: 'speakers', message: '' })
  await board.sees('board.floornext')
  await board.shoot('speakers-next')
  await console.each((page) =>
    page
      .locator('.con-speakerrow .btn-primary')
      .first()
      .click({ timeout: 2_000 })
      .catch(() => undefined),
  )
  await board.sees('board.hasfloor')
  await board.shoot('speakers')
  await console.each((page) => page.locator('.con-ticks').scrollIntoViewIfNeeded())
  await console.shoot('speakers')
  await console.each(async (page) => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('l')
  })
  await console.sees('con.log')
  await console.shoot('balance')
  await console.each((page) => page.keyboard.press('Escape'))
  await act(facilitator, { kind: 'show-view', view: 'waiting', message: '' })
}

/** The desk before another question than the wall's, and what an answer becomes. */
export async function deskStates(desk: View, work: SessionAtWork, bamako: Bamako): Promise<void> {
  const { expert, facilitator, act } = work
  const open = (number: number) =>
    desk.each((page) =>
      page
        .locator('.desk-item')
        .filter({ has: page.locator('.number-badge').filter({ hasText: new RegExp(`^${number}$`) }) })
        .first()
        .click(),
    )
  await open(5)
  await desk.each((page) => page.locator('.desk-to-wall').waitFor())
  await desk.shoot('another')
  await open(1)
  await desk.sees('desk.resume')
  await desk.shoot('finished')
  await open(2)
  await desk.sees('desk.confirmed')
  await desk.shoot('aloud')
  await open(13)
  await desk.shoot('contribution')
  await desk.each((page) => page.locator('.desk-to-wall').click())
  const toDraft = (card: CardId, state: 'draft' | 'live') => act(expert, { kind: 'set-answer', card, state })
  await toDraft(bamako.onWall, 'draft')
  await desk.sees('desk.draft')
  await desk.shoot('draft')
  await act(facilitator, { kind: 'set-time', minutes: 0, running: true })
  await desk.shoot('time-over')
  await act(facilitator, { kind: 'set-time', minutes: 12, running: true })
  await toDraft(bamako.onWall, 'live')
}

/** A form sent empty: what is missing stands above and beside each field. */
export async function organiserErrors(view: View): Promise<void> {
  await view.each((page, words) => page.getByRole('link', { name: words('org.forums'), exact: true }).click())
  await view.each((page, words) => page.getByRole('button', { name: words('org.newForum') }).click())
  await view.sees('org.createForum')
  await view.shoot('new-forum')
  await view.each((page, words) => page.getByRole('button', { name: words('org.createForum') }).click())
  await view.each((page) => page.locator('.org-refused:focus').waitFor())
  await view.shoot('new-forum-errors')
}
