import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Plenary } from '../../../server/plenary/plenary.ts'
import { asId, type CardId, type SeatId, type SessionId } from '../../../shared/domain/ids.ts'
import { REFUSAL_CODES } from '../../../shared/domain/refusal.ts'
import { textName } from '../../../shared/domain/text.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import { hostileCorpus } from '../../world/hostile-corpus.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import {
  asForm,
  call,
  joinControl,
  newId,
  openRaw,
  pageData,
  type Seat,
  said,
  takeSeat,
  until,
} from '../gateway/wire.ts'
import { openedByAWriter, wordFile } from './word-file.ts'

/** The first tag that is none of ours, or that does something by itself; undefined when all of them are quiet. */
function foreignTag(html: string): string | undefined {
  const tags = html.match(/<[a-z!/?][^>]*>/gi) ?? []
  return tags.find((tag) => {
    const bare = tag.replace(/"[^"]*"/g, '""')
    if (/^<(?:img|iframe|object|embed|base|math|animate|noscript|details open|mglyph|textarea autofocus)\b/i.test(tag))
      return true
    return (
      /\son[a-z]+\s*=/i.test(bare) ||
      /(?:href|src|action|content|data)="?(?:\s*javascript:|[^"]*evil\.example)/i.test(tag)
    )
  })
}

describe('[A-11][A-12] the hostile corpus, through the real house', () => {
  let house: ServedHouse
  let facilitator: Seat
  let phone: Seat
  let plenary: Plenary
  const kept: string[] = []
  const refused = new Map<string, string>()

  beforeAll(async () => {
    house = await aServedHouse({ speed: 20 })
    facilitator = await takeSeat(house, 'facilitator')
    phone = await takeSeat(house, 'participant')
    const living = await house.assembled.sessions.living(house.sessions[0] as SessionId)
    if (living === null) throw new Error('no session')
    plenary = living
    const team = { role: 'facilitator', seat: asId<SeatId>(newId()), link: null } as const
    const act = (command: Command) => plenary.command(team, { id: asId(newId()), command })
    const answers = await openRaw(house, await takeSeat(house, 'expert'), 'answers.1')
    await answers.synced
    for (const text of hostileCorpus) {
      const command = { kind: 'write-for', form: 'question', text, channel: 'paper', asker: text.slice(0, 60) } as const
      let answer = await act(command)
      // A name that is refused must not keep its words from being tried.
      if (answer.is === 'refused') answer = await act({ ...command, asker: null })
      if (answer.is === 'refused') refused.set(text, answer.refusal.code)
      else kept.push(text)
    }
    const card = [...plenary.memory().state.card.keys()] as CardId[]
    await act({ kind: 'spotlight', card: card[0] as CardId })
    await act({ kind: 'set-answer', card: card[0] as CardId, state: 'live' })
    const words = answers.doc.getText(textName('answer', card[0] as CardId))
    words.insert(
      0,
      kept
        .filter((text) => !text.includes('\n'))
        .slice(0, 60)
        .join(' ')
        .slice(0, 3_900)
        .toWellFormed(),
    )
    await answers.barrier(1)
    for (const [at, text] of kept.slice(0, 40).entries()) {
      const advice = newId() as CardId
      await act({ kind: 'draft-recommendation', card: advice, text, sources: [card[at] as CardId] })
      await act({
        kind: 'describe-recommendation',
        card: advice,
        addressees: [kept[at + 40] ?? ''],
        level: 'national',
        deadline: null,
        indicator: kept[at + 80] ?? null,
        sources: [],
      })
      await act({ kind: 'show-recommendation', card: advice, live: true })
    }
    for (const [at, text] of kept.slice(0, 60).entries()) {
      const fields = { title: text.slice(0, 150), chair: kept[at + 1] ?? '', rapporteur: kept[at + 2] ?? '' }
      const edit = { kind: 'edit-session', session: house.sessions[0] as SessionId, fields } as const
      await house.assembled.catalogue.command({ id: asId(newId()), command: edit })
    }
  })
  afterAll(() => house.stop())

  it('is three hundred and more, each taken as it was or refused by name', () => {
    expect(hostileCorpus.length).toBeGreaterThanOrEqual(300)
    expect(kept.length + refused.size).toBe(hostileCorpus.length)
    expect(kept.length).toBeGreaterThan(250)
    for (const code of refused.values()) expect(REFUSAL_CODES).toContain(code)
    expect(new Set(refused.values())).toEqual(new Set(['bad-characters', 'empty']))
  })

  it('is text in every page that the server draws, and whole in what scripts read', async () => {
    for (const path of ['?tab=live', '?tab=questions&show=all', '?tab=recommendations', '?lang=en&tab=questions']) {
      const page = await call(house, 'GET', `${phone.base}/${path}`, { cookie: phone.cookie })
      expect(page.status).toBe(200)
      const drawn = page.text.replace(/<script type="application\/json" id="page">[^<]*<\/script>/, '')
      expect(foreignTag(drawn), path).toBeUndefined()
      expect(drawn.match(/<script/g)?.length, path).toBe(1)
      expect(pageData(page.text).stage, path).not.toBeNull()
    }
    for (const role of ['facilitator', 'rapporteur', 'expert', 'board'] as const) {
      const seat = await takeSeat(house, role)
      const page = await call(house, 'GET', `${seat.base}/?lang=%22%3E%3Cscript%3E`, { cookie: seat.cookie })
      expect(foreignTag(page.text), role).toBeUndefined()
    }
    const control = await joinControl(house, facilitator)
    const view = JSON.stringify(control.hello.view)
    for (const text of kept.slice(0, 50))
      expect(view).toContain(JSON.stringify(text.replace(/\r\n?/g, '\n').trim()).slice(1, -1).slice(0, 40))
    control.leave()
  })

  it('comes back harmless where it is typed: codes, links, forms', async () => {
    for (const text of hostileCorpus.filter((_, at) => at % 12 === 0)) {
      const typed = encodeURIComponent(text.toWellFormed())
      const pages = [
        await call(house, 'POST', '/code', asForm, `code=${typed}`),
        await call(house, 'GET', `/J/${typed}`),
        await call(house, 'GET', `/?tab=${typed}&lang=${typed}`),
      ]
      for (const page of pages) {
        const drawn = page.text.replace(/<script type="application\/json" id="page">[^<]*<\/script>/, '')
        expect(foreignTag(drawn), text).toBeUndefined()
        expect(page.headers['set-cookie']).toBeUndefined()
      }
    }
  })

  it('is text in minutes and tables: no element of its own, no formula, no way out of the file', async () => {
    const team = { role: 'facilitator', seat: asId<SeatId>(newId()), link: null } as const
    expect(said(await plenary.command(team, { id: asId(newId()), command: { kind: 'close-session' } }))).toBe('done')
    await until(() => house.assembled.catalogue.standing(house.sessions[0] as SessionId)?.is === 'sealed', 15_000)
    const stored = (await house.assembled.archive.list(house.sessions[0] as SessionId)).at(-1)
    const files = new Map<string, Buffer>()
    for (const name of stored?.reports ?? []) {
      expect(name).toMatch(/^[\w.-]+$/)
      const report = await house.assembled.archive.report(house.sessions[0] as SessionId, stored?.seq ?? 0, name)
      if (report.is === 'found') files.set(name.slice(name.lastIndexOf('.')) + files.size, Buffer.from(report.bytes))
    }
    const of = (ending: string) => [...files].filter(([name]) => name.startsWith(ending)).map(([, bytes]) => bytes)
    const html = of('.html')[0]?.toString('utf8') ?? ''
    expect(html).toContain('window.__xss')
    expect(foreignTag(html)).toBeUndefined()
    expect(html).not.toContain('<script')
    wordFile(of('.docx')[0] ?? Buffer.alloc(0))
    for (const csv of of('.csv')) {
      const cells = cellsOf(csv.toString('utf8').replace(/^\ufeff/, ''))
      expect(cells.length).toBeGreaterThan(10)
      // An amount is an amount; anything else that a spreadsheet would run begins with an apostrophe.
      for (const cell of cells) expect(cell).not.toMatch(/^[=+@\t\r]|^-[^\d]/)
    }
    const markdown = of('.md')[0]?.toString('utf8') ?? ''
    expect(markdown).not.toMatch(/(?<!\\)<(?:script|img|svg|iframe)/)
    expect(markdown).not.toMatch(/(?<!\\)\]\(javascript:/)
    await openedByAWriter(of('.docx')[0] ?? Buffer.alloc(0))
  }, 90_000)
})

/** The cells of a table as a spreadsheet reads them. */
function cellsOf(csv: string): string[] {
  const cells: string[] = []
  for (const match of csv.matchAll(/(?:^|;|\r?\n)(?:"((?:[^"]|"")*)"|([^;\r\n"]*))/g))
    cells.push((match[1] ?? match[2] ?? '').replace(/""/g, '"'))
  return cells
}
