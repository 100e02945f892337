import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { createDataFolder } from '../../../server/adapters/sqlite/data-folder.ts'
import { migrateFolder } from '../../../server/adapters/sqlite/migrate-folder.ts'
import { startSqliteJournal } from '../../../server/adapters/sqlite/sqlite-journal.ts'
import { catalogRoom } from '../../../server/journal/room-name.ts'
import { createSessionMemory } from '../../../server/plenary/memory.ts'
import { asId, type CardId, type SessionId } from '../../../shared/domain/ids.ts'
import { textName } from '../../../shared/domain/text.ts'
import { aRoom, recordOf } from '../../contracts/journal-builders.ts'
import { createSeededRandom } from '../../world/random.ts'
import { aServedHouse } from '../../world/served-house.ts'
import { aGoldenFolder, contentsOf, goldenNames } from './golden-folder.ts'
import { laterSteps } from './later-steps.ts'
import { startedIn } from './sqlite-ground.ts'

const child = path.join(import.meta.dirname, 'migrate-child.ts')
const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})
function golden(name?: string) {
  const given = aGoldenFolder(name)
  made.push(given.folder)
  return given
}

/** The form of each room's file, and how many rows it holds. Read by a connection of the test's own. */
function formsOf(folder: string): Readonly<Record<string, { readonly version: unknown; readonly commands: unknown }>> {
  const files = ['palabre.sqlite', ...fs.readdirSync(path.join(folder, 'sessions')).map((name) => `sessions/${name}`)]
  return Object.fromEntries(
    files
      .filter((name) => name.endsWith('.sqlite'))
      .map((name) => {
        const database = new Database(path.join(folder, name))
        const version = database.pragma('user_version', { simple: true })
        const commands = database.prepare('SELECT count(*) FROM commands').pluck().get()
        expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
        database.close()
        return [name, { version, commands }]
      }),
  )
}

describe.each(goldenNames)('[U-01][U-04] the golden folder of %s', (name) => {
  it('opens in today’s house: catalogue, links, session, texts, commands, and its snapshot verifies', async () => {
    const { folder, expected } = golden(name)
    const house = await aServedHouse({ dataFolder: folder, journal: startedIn })
    const { catalogue, sessions, archive } = house.assembled
    expect(catalogue.organiserToken()).toBe(expected.organiserToken)
    expect(catalogue.linkOfToken(expected.living.facilitator)).toMatchObject({ role: 'facilitator' })
    expect(catalogue.linkOfToken(expected.living.participant)?.session).toBe(expected.living.session)
    expect(catalogue.sealedSessionOfToken(expected.sealed.participant)).toBe(expected.sealed.session)

    const plenary = await sessions.living(expected.living.session as SessionId)
    const memory = plenary?.memory()
    const cards = [...(memory?.state.card.values() ?? [])]
    expect(cards.flatMap((card) => (card.kind === 'asked' ? [card.original] : []))).toEqual(expected.living.texts)
    expect(memory?.textOf(textName('answer', cards[0]?.id ?? asId<CardId>('a')))).toBe(expected.living.answer)
    expect([...(memory?.applied.keys() ?? [])]).toEqual(expect.arrayContaining([...expected.living.commands]))

    expect(await archive.verify(expected.sealed.session as SessionId, expected.sealed.seal)).toMatchObject({
      is: 'sound',
    })
    const [kept] = await archive.list(expected.sealed.session as SessionId)
    for (const report of kept?.reports ?? []) {
      expect((await archive.report(expected.sealed.session as SessionId, 1, report)).is).toBe('found')
    }
    await house.stop('keep')
    expect(JSON.parse(fs.readFileSync(path.join(folder, 'format.json'), 'utf8'))).toEqual({ format: 1 })
  })
})

describe('a data folder of a newer program', () => {
  it('[U-03] is refused by name, and not a byte or a mode of it is touched', async () => {
    const { folder } = golden()
    fs.writeFileSync(path.join(folder, 'format.json'), '{"format":99}')
    fs.chmodSync(folder, 0o755)
    const before = contentsOf(folder)
    const onFatal = (failure: object) => expect.unreachable(JSON.stringify(failure))
    expect(await startSqliteJournal({ folder, onFatal })).toEqual({ kind: 'newer' })
    expect(contentsOf(folder)).toEqual(before)
    expect(fs.statSync(folder).mode & 0o777).toBe(0o755)
  })

  it('[U-03] so is one whose form cannot be read', async () => {
    const { folder } = golden()
    fs.writeFileSync(path.join(folder, 'format.json'), '{"form')
    const onFatal = (failure: object) => expect.unreachable(JSON.stringify(failure))
    expect(await startSqliteJournal({ folder, onFatal })).toEqual({ kind: 'newer' })
  })
})

describe('[U-02] bringing a folder up to a later form', () => {
  it('is all or nothing for each room wherever it is killed, with the copy first, and goes on at the next start', () => {
    const steps: number[] = []
    for (let at = 1; at < 100; at += 1) {
      const { folder } = golden()
      const before = formsOf(folder)
      const ended = spawnSync(process.execPath, [child, folder, String(at)], { encoding: 'utf8' })
      if (ended.status === 0) break
      expect(ended.signal).toBe('SIGKILL')
      steps.push(at)
      const copies = path.join(folder, `before-format-${laterSteps.length}`)
      for (const [name, { version, commands }] of Object.entries(formsOf(folder))) {
        expect([1, laterSteps.length]).toContain(version)
        expect(commands).toBe(before[name]?.commands)
        // Nothing changes before its copy is whole.
        const room = name === 'palabre.sqlite' ? catalogRoom : path.basename(name)
        const copy = path.join(copies, room.endsWith('.sqlite') ? room : `${room}.sqlite`)
        if (version !== 1) expect(fs.existsSync(copy)).toBe(true)
      }
      const again = spawnSync(process.execPath, [child, folder, '0'], { encoding: 'utf8' })
      expect(again.stderr).toBe('')
      expect(Object.values(formsOf(folder)).map(({ version }) => version)).toEqual([3, 3])
      expect(JSON.parse(fs.readFileSync(path.join(folder, 'format.json'), 'utf8'))).toEqual({ format: 3 })
    }
    // Two rooms: copied, changed; and the folder that says its form.
    expect(steps).toHaveLength(9)
  })

  it('[U-02] copies as they were, which an older program opens', async () => {
    const { folder, expected } = golden()
    migrateFolder({ root: folder, folder: createDataFolder(folder), steps: laterSteps })
    const back = golden()
    const copies = path.join(folder, `before-format-${laterSteps.length}`)
    fs.copyFileSync(path.join(copies, 'catalog.sqlite'), path.join(back.folder, 'palabre.sqlite'))
    const room = aRoom(expected.living.session)
    fs.copyFileSync(path.join(copies, `${room}.sqlite`), path.join(back.folder, 'sessions', `${room}.sqlite`))
    const journal = await startedIn(back.folder)
    const record = await recordOf(journal, room)
    expect(record.seq).toBe(expected.living.seq)
    const memory = createSessionMemory(record, createSeededRandom(1))
    expect([...memory.state.card.values()]).toHaveLength(expected.living.texts.length)
    await journal.stop()
  })

  it('[U-02][P-4] a copy is shredded with its session', async () => {
    const { folder, expected } = golden()
    const data = createDataFolder(folder)
    const copy = data.asideFile(aRoom(expected.living.session), 'before-format-3')
    fs.copyFileSync(data.roomFile(aRoom(expected.living.session)), copy)
    const journal = await startedIn(folder)
    await journal.erase(aRoom(expected.living.session))
    await journal.stop()
    expect(fs.existsSync(copy)).toBe(false)
  })

  it('[U-02] leaves a room that cannot be read as it is; the others are brought up', () => {
    const { folder, expected } = golden()
    const file = path.join(folder, 'sessions', `${expected.living.session}.sqlite`)
    fs.writeFileSync(file, 'no database at all')
    migrateFolder({ root: folder, folder: createDataFolder(folder), steps: laterSteps })
    expect(fs.readFileSync(file, 'utf8')).toBe('no database at all')
    const database = new Database(path.join(folder, 'palabre.sqlite'))
    expect(database.pragma('user_version', { simple: true })).toBe(3)
    database.close()
  })
})

it('[U-02] every step of today’s list is one that a golden folder shows', () => {
  expect(goldenNames).toContain(`format-${laterSteps.length - 2}`)
})
