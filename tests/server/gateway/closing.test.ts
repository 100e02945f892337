import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createMemoryJournal } from '../../../server/adapters/memory/memory-journal.ts'
import { startSqliteJournal } from '../../../server/adapters/sqlite/sqlite-journal.ts'
import { sessionRoom } from '../../../server/journal/room-name.ts'
import { endlessSpace } from '../../../server/journal/space.ts'
import { startPlenary } from '../../../server/plenary/plenary.ts'
import { createRealClock } from '../../../server/runtime/clock.ts'
import { createLog } from '../../../server/runtime/log.ts'
import { createRealRandom } from '../../../server/runtime/random.ts'
import { readStage } from '../../../shared/document/read-stage.ts'
import { asId, type CommandId, type SeatId, type SessionId } from '../../../shared/domain/ids.ts'
import { limits } from '../../../shared/domain/limits.ts'
import { textName } from '../../../shared/domain/text.ts'
import { cardOf } from '../../world/answers.ts'
import { hits } from '../../world/markers.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import {
  asForm,
  asJson,
  call,
  joinControl,
  newId,
  openRaw,
  pageData,
  type Seat,
  said,
  send,
  takeSeat,
  until,
} from './wire.ts'

const onSqlite = async (folder: string) => {
  const started = await startSqliteJournal({ folder, onFatal: () => undefined })
  if (started.kind !== 'started') throw new Error(started.kind)
  return started.journal
}
const ask = (text: string, name: string | null = null) => ({ kind: 'ask', form: 'question', text, name })

/** A small plenary: one question kept and answered in writing, one not kept, one protected, one reworded to protect. */
async function aPlenaryDay(house: ServedHouse) {
  const [facilitator, expert, awa, binta] = (await Promise.all(
    (['facilitator', 'expert', 'participant', 'participant'] as const).map((role) => takeSeat(house, role)),
  )) as [Seat, Seat, Seat, Seat]
  const [kept, refused, hidden, reworded] = [
    cardOf(await send(house, awa, ask('Motgardé : qui décide ?'))),
    cardOf(await send(house, awa, ask('Motrefusé : qui paie ?'))),
    cardOf(await send(house, binta, ask('Motprotégé : qui frappe ?'))),
    cardOf(await send(house, binta, ask('Motoriginal : le maire ?'))),
  ]
  await send(house, facilitator, { kind: 'accept', card: kept })
  await send(house, facilitator, { kind: 'decline', card: refused, reason: 'off-topic' })
  await send(house, facilitator, { kind: 'accept', card: hidden })
  await send(house, facilitator, { kind: 'protect', card: hidden })
  await send(house, facilitator, { kind: 'accept', card: reworded })
  await send(house, facilitator, { kind: 'reword', card: reworded })
  await send(house, facilitator, { kind: 'mark-rewording', card: reworded, protects: true })
  await send(house, facilitator, { kind: 'message-expert', text: 'Motmessage' })
  const desk = await openRaw(house, facilitator, 'desk.1')
  await desk.synced
  const wording = desk.doc.getText(textName('wording', reworded))
  wording.delete(0, wording.length)
  wording.insert(0, 'Motpublic : une commune ?')
  await desk.barrier(1)
  await send(house, expert, { kind: 'set-answer', card: kept, state: 'live' })
  const answers = await openRaw(house, expert, 'answers.1')
  await answers.synced
  const answer = answers.doc.getText(textName('answer', kept))
  answer.insert(0, 'Moteffacé')
  await answers.barrier(1)
  answer.delete(0, answer.length)
  answer.insert(0, 'Motréponse : le Conseil.')
  await answers.barrier(2)
  await send(house, awa, { kind: 'support', card: reworded, on: true, order: 1 })
  return { facilitator, expert, awa, binta }
}

describe('a session that is closed', () => {
  it('[S-01][S-07] is sealed before the room, read-only for ever, and leaves nothing of whom and how', async () => {
    const house = await aServedHouse({ speed: 10, journal: onSqlite })
    const { facilitator, expert, awa, binta } = await aPlenaryDay(house)
    const wall = await takeSeat(house, 'board')
    const session = house.sessions[0] as SessionId
    const tokens = (['participant', 'facilitator', 'expert', 'board', 'rapporteur'] as const).map((role) =>
      house.token(role),
    )
    const [control, phone] = [await joinControl(house, awa), await openRaw(house, awa, 'stage.1')]
    await phone.synced
    expect(said(await send(house, facilitator, { kind: 'close-session' }))).toBe('done')
    for (const seat of [facilitator, awa]) {
      expect(said(await send(house, seat, ask('Trop tard ?')))).toBe('closed')
      expect(said(await send(house, seat, { kind: 'hide-board', hidden: true }))).toBe('closed')
    }
    expect(await control.ended).toMatchObject({ code: 'closed' })
    expect(await phone.closed).toMatchObject({ code: 4404 })
    const seal = readStage(phone.doc)?.session.seal ?? ''
    expect(seal).toMatch(/^([A-Z2-7]{4} ?){4}$/)
    expect(readStage(phone.doc)?.board.view).toBe('end')
    await until(() => !existsSync(join(house.dataFolder, 'sessions', `${session}.sqlite`)))
    await filesForTheTeam(house, facilitator, expert, seal)
    await theEndOnTheWall(house, wall, seal)
    await nothingForOthers(house, awa, tokens[0] ?? '', seal)

    expect(readdirSync(join(house.dataFolder, 'sessions'))).toEqual([])
    expect(existsSync(join(house.dataFolder, 'secrets', session))).toBe(false)
    const seats = [facilitator, expert, awa, binta].map((seat) => seat.cookie.replace('seat=', '').split('.')[0] ?? '')
    const words = ['Motrefusé', 'Motprotégé', 'Motoriginal', 'Moteffacé', 'Motmessage']
    expect(hits(house.dataFolder, [...seats, ...tokens, ...words])).toEqual([])
    // The net would have caught something: what was published is there.
    expect(hits(house.dataFolder, ['Motréponse', 'Motpublic']).length).toBeGreaterThan(1)
    await house.stop()
  })

  it('[D-01] is sealed once by the next start when the power went between its closing and its seal', async () => {
    const first = await aServedHouse({ speed: 20 })
    const { disk, dataFolder } = first
    const session = first.sessions[0] as SessionId
    await aPlenaryDay(first)
    await first.stop('keep')
    await closeWithoutSeal(disk, session)
    for (let start = 0; start < 2; start++) {
      const again = await aServedHouse({ speed: 20, disk, dataFolder })
      await until(() => again.assembled.catalogue.standing(session)?.is === 'sealed')
      await until(() => !disk.rooms.has(sessionRoom(session)))
      const stored = await again.assembled.archive.list(session)
      expect(stored.map((each) => [each.seq, each.reason])).toEqual([[1, 'close']])
      expect((await again.assembled.archive.verify(session)).is).toBe('sound')
      await again.stop(start === 0 ? 'keep' : undefined)
    }
  })

  it('[S-07] is shredded by the next start when the power went after its seal', async () => {
    const first = await aServedHouse({ speed: 20 })
    const { disk, dataFolder } = first
    const session = first.sessions[0] as SessionId
    const { facilitator } = await aPlenaryDay(first)
    const room = sessionRoom(session)
    const before = structuredClone(disk.rooms.get(room))
    await send(first, facilitator, { kind: 'close-session' })
    await until(() => !disk.rooms.has(room))
    await first.stop('keep')
    if (before === undefined) throw new Error('nothing was kept')
    disk.rooms.set(room, before)
    const again = await aServedHouse({ speed: 20, disk, dataFolder })
    expect(disk.rooms.has(room)).toBe(false)
    await again.stop()
  })

  it('[D-07] waits for its archive: refused by the disk, it is sealed once the disk takes it', async () => {
    const house = await aServedHouse({ speed: 100 })
    const session = house.sessions[0] as SessionId
    const { facilitator, awa } = await aPlenaryDay(house)
    const archive = join(house.dataFolder, 'archive')
    rmSync(archive, { recursive: true, force: true })
    writeFileSync(archive, 'in the way')
    await send(house, facilitator, { kind: 'close-session' })
    await new Promise((passed) => setTimeout(passed, (1.5 * limits.sealAgainMs) / 100))
    expect(house.assembled.catalogue.standing(session)?.is).toBe('living')
    expect(said(await send(house, awa, ask('Trop tard ?')))).toBe('closed')
    rmSync(archive)
    await until(() => house.assembled.catalogue.standing(session)?.is === 'sealed')
    expect(await house.assembled.archive.list(session)).toHaveLength(1)
    await house.stop()
  })
})

async function filesForTheTeam(house: ServedHouse, facilitator: Seat, expert: Seat, seal: string): Promise<void> {
  const types = {
    'minutes.html': 'text/html; charset=utf-8',
    'minutes.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'minutes.pdf': 'application/pdf',
    'snapshot.json': 'application/json; charset=utf-8',
  }
  for (const [name, type] of Object.entries(types)) {
    for (const { base, cookie } of [facilitator, expert]) {
      const file = await call(house, 'GET', `${base}/${name}`, { cookie })
      expect([file.status, file.headers['content-type']], name).toEqual([200, type])
      expect(file.headers['content-security-policy'], name).toMatch(/^default-src 'none';.*sandbox/)
      expect(file.headers['x-content-type-options'], name).toBe('nosniff')
      expect(file.headers['content-disposition'], name).toMatch(name === 'minutes.html' ? /^inline/ : /^attachment/)
    }
  }
  const minutes = await call(house, 'GET', `${facilitator.base}/minutes.html`, { cookie: facilitator.cookie })
  expect(minutes.text).toContain('Motréponse')
  expect(minutes.text).not.toMatch(/Motrefusé|Motprotégé|Motoriginal|<script/)
  expect(minutes.text.replace(/[\s\u00a0\u202f]|<[^>]+>/g, '')).toContain(seal.replaceAll(' ', ''))
}

/** A wall opened again after the seal: the laptop's page with the last stage in it, and no phone on the wall. */
async function theEndOnTheWall(house: ServedHouse, board: Seat, seal: string): Promise<void> {
  const page = await call(house, 'GET', `${board.base}/`, { cookie: board.cookie })
  expect(page.status).toBe(200)
  const data = pageData(page.text)
  expect(data).toMatchObject({ screen: 'board', refusal: 'closed', documents: {} })
  expect(data.stage?.session.seal).toBe(seal)
  expect(page.text).not.toMatch(/Motrefusé|Motprotégé|Motoriginal/)
}

async function nothingForOthers(house: ServedHouse, phone: Seat, token: string, seal: string): Promise<void> {
  const { base, cookie } = phone
  const team = base.replace('participant', 'facilitator')
  for (const name of ['minutes.html', 'minutes.docx', 'minutes.pdf', 'snapshot.json']) {
    expect((await call(house, 'GET', `${base}/${name}`, { cookie })).status).toBe(403)
    expect((await call(house, 'GET', `${team}/${name}`, { cookie })).status).toBe(403)
    expect((await call(house, 'GET', `${team}/${name}`)).status).toBe(403)
  }
  const answer = await call(
    house,
    'POST',
    `${base}/commands`,
    { ...asJson, cookie },
    JSON.stringify({ id: newId(), command: ask('?') }),
  )
  expect([answer.status, said(answer.json())]).toEqual([410, 'closed'])
  // A page that was off line while the wall showed the seal asks for it afterwards.
  const last = await call(house, 'GET', `${base}/stage.json`, { cookie })
  expect(last.json()).toMatchObject({ session: { seal: expect.stringMatching(/^(?:[A-Z2-7]{4} ){3}[A-Z2-7]{4}$/) } })
  expect((await call(house, 'GET', `${base}/stage.json`)).status).not.toBe(200)
  await expect(openRaw(house, phone, 'stage.1')).rejects.toThrow('410')
  await expect(joinControl(house, phone)).rejects.toThrow()
  for (const path of [`/J/${token}`, `${base}/`]) {
    const page = await call(house, 'GET', path, { cookie })
    expect(page.status, path).toBe(200)
    const data = pageData(page.text)
    expect(data.refusal, path).toBe('closed')
    expect(data.stage?.session.seal, path).toBe(seal)
    expect(page.text, path).toContain('Motréponse')
    expect(page.text, path).not.toMatch(/Motrefusé|Motprotégé|Motoriginal/)
    const fields = new URLSearchParams({
      kind: 'ask',
      form: 'question',
      text: 'Trop tard ?',
      formToken: data.formToken ?? '',
    })
    const posted = await call(house, 'POST', `${base}/form`, { ...asForm, cookie }, fields.toString())
    expect(pageData(posted.text).refusal).toBe('closed')
  }
}

/** What a power cut leaves: the closing is on disk, and nobody went on. */
async function closeWithoutSeal(disk: ServedHouse['disk'], session: SessionId): Promise<void> {
  const random = createRealRandom()
  const { journal } = createMemoryJournal(disk)
  const plenary = await startPlenary({
    id: session,
    room: sessionRoom(session),
    journal,
    space: endlessSpace,
    clock: createRealClock(),
    random,
    log: createLog({ level: 'silent' }),
    onRecord: () => undefined,
    onClosing: () => undefined,
    onLost: () => undefined,
  })
  const actor = { role: 'facilitator', seat: asId<SeatId>(random.id()), link: null } as const
  const id = asId<CommandId>(random.id())
  expect(said(await plenary?.command(actor, { id, command: { kind: 'close-session' } }))).toBe('done')
  await plenary?.stop()
  await journal.stop()
}
