import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ArchiveView } from '../../../shared/domain/catalogue-view.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import type { CorrectionAnswer, CorrectionChange, CorrectionReading } from '../../../shared/protocol/correction.ts'
import { cardOf } from '../../world/answers.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { change, hide } from '../correction/correction-ground.ts'
import { asJson, call, cookieIn, newId, pageData, send, takeSeat, until } from './wire.ts'

const ask = (text: string) => ({ kind: 'ask', form: 'question', text, name: null })

/** A plenary of two questions, one for later, closed; and the organiser's way in. */
async function aClosedHouse(questions = ['Motpremier : qui décide ?', 'Motsecond : qui paie ?']) {
  const house = await aServedHouse({ speed: 20 })
  const [facilitator, awa] = await Promise.all([takeSeat(house, 'facilitator'), takeSeat(house, 'participant')])
  const link = `/J/${house.token('participant')}`
  for (const text of questions) {
    const card: CardId = cardOf(await send(house, awa, ask(text)))
    await send(house, facilitator, { kind: 'accept', card })
    await send(house, facilitator, { kind: 'answer-later', card })
  }
  await send(house, facilitator, { kind: 'close-session' })
  const session = house.sessions[0] ?? ''
  await until(() => house.assembled.catalogue.standing(house.sessions[0]!)?.is === 'sealed')
  return { house, session, link }
}

async function anOrganiser(house: ServedHouse, session: string) {
  const token = house.assembled.catalogue.organiserToken()
  const cookie = cookieIn(await call(house, 'POST', '/o', asJson, JSON.stringify({ token })))
  const headers = { ...asJson, cookie }
  const read = async () =>
    (await call(house, 'GET', `/organiser/corrections/${session}`, headers)).json() as CorrectionReading
  const sheet = async () => {
    const reading = await read()
    if (reading.is !== 'sheet') throw new Error(reading.why)
    return reading.sheet
  }
  return {
    headers,
    read,
    sheet,
    async correct(base: string, changes: readonly CorrectionChange[], id = newId()) {
      const body = JSON.stringify({ id, session, base, changes })
      return (await call(house, 'POST', '/organiser/corrections', headers, body)).json() as CorrectionAnswer
    },
    async archived() {
      const view = (await call(house, 'GET', '/organiser/archive.json', headers)).json() as ArchiveView
      return view.sessions.find((each) => each.session === session)
    },
    minutes: (seq: number, name: string) => call(house, 'GET', `/organiser/archive/${session}/${seq}/${name}`, headers),
  }
}

/** Every file of the archive's folder that holds these words. */
function filesWith(house: ServedHouse, words: string): readonly string[] {
  const root = join(house.dataFolder, 'archive')
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(words))
}

describe('a correction over the wire', () => {
  it('is sealed once for one id, also when its answer was lost with the power, and the second of two hears it', async () => {
    const { house, session } = await aClosedHouse()
    const organiser = await anOrganiser(house, session)
    const { items, seal } = await organiser.sheet()
    const question = items.find((item) => item.kind === 'question')?.id ?? ''
    const answer = [change(question, 'answer', 'Motréponse : la commune.')]
    const id = newId()
    const first = await organiser.correct(seal, answer, id)
    expect(first).toMatchObject({ is: 'done', seq: 2 })

    // The power goes before the answer has come: the same again, at the next start.
    await house.stop('keep')
    const again = await aServedHouse({ speed: 20, disk: house.disk, dataFolder: house.dataFolder })
    const returned = await anOrganiser(again, session)
    expect(await returned.correct(seal, answer, id)).toEqual(first)
    expect(await returned.correct(seal, [change(question, 'wording', 'Autre ?')])).toMatchObject({
      why: 'newer-stands',
    })
    const kept = await returned.archived()
    expect(kept).toMatchObject({ verdict: 'sound', snapshots: [{ reason: 'close' }, { reason: 'supplement' }] })
    const name = kept?.snapshots[1]?.reports.find((report) => report.name.endsWith('.html'))?.name ?? ''
    expect((await returned.minutes(2, name)).text).toContain('Motréponse')
    expect((await returned.minutes(1, name)).text).not.toContain('Motréponse')
    await again.stop()
  })

  it('is refused to whoever has no cookie, to what is no correction, and to a session that lives', async () => {
    const { house, session } = await aClosedHouse()
    const organiser = await anOrganiser(house, session)
    const { seal } = await organiser.sheet()
    const body = JSON.stringify({ id: newId(), session, base: seal, changes: [change('BKO-S1', 'chair', 'Awa')] })
    for (const headers of [{}, { cookie: 'organiser=9999999999.AAAA' }]) {
      const refused = await call(house, 'POST', '/organiser/corrections', { ...asJson, ...headers }, body)
      expect(refused.status).toBe(403)
    }
    const foreign = { ...organiser.headers, origin: 'http://elsewhere.test' }
    expect((await call(house, 'POST', '/organiser/corrections', foreign, body)).status).toBe(403)
    for (const wrong of ['{}', '[]', body.replace('"chair"', '"date"'), body.replace(seal, 'x')]) {
      const answer = await call(house, 'POST', '/organiser/corrections', organiser.headers, wrong)
      expect(answer.json()).toMatchObject({ is: 'refused', why: 'malformed' })
    }
    const living = await anOrganiser(house, house.sessions[1] ?? '')
    expect(await living.read()).toMatchObject({ why: 'not-sealed' })
    expect((await organiser.archived())?.snapshots).toHaveLength(1)
    await house.stop()
  })

  it('[S-06] takes what protects someone out of every file, and off the phone that comes back', async () => {
    const { house, session, link } = await aClosedHouse()
    const organiser = await anOrganiser(house, session)
    const { items, seal } = await organiser.sheet()
    const second = items.find((item) => 'wording' in item && item.wording?.includes('Motsecond'))?.id ?? ''
    expect(filesWith(house, 'Motsecond').length).toBeGreaterThan(2)
    expect(await organiser.correct(seal, [hide(second)])).toMatchObject({ is: 'done', seq: 2 })
    expect(filesWith(house, 'Motsecond')).toEqual([])
    expect(filesWith(house, 'Motpremier').length).toBeGreaterThan(2)
    expect(await organiser.archived()).toMatchObject({ verdict: 'sound', snapshots: [{ isSound: true }, {}] })
    const page = pageData((await call(house, 'GET', link)).text)
    expect(JSON.stringify(page)).toContain('Motpremier')
    expect(JSON.stringify(page)).not.toContain('Motsecond')
    await house.stop()
  })
})

describe('an archive that somebody touched after a correction', () => {
  it.each([
    ['a letter of the new snapshot', (path: string) => replaceIn(path, 'snapshots/0002.json', 'Awa', 'Ewa')],
    ['a letter of the first one', (path: string) => replaceIn(path, 'snapshots/0001.json', 'Motpremier', 'Motdernier')],
    ['the chain, cut off behind the close', (path: string) => cutChain(path)],
    ['the chain, taken away', (path: string) => rmSync(find(path, 'chain.jsonl'))],
  ])('is broken by %s, and takes no further correction', async (_what, touch) => {
    const { house, session } = await aClosedHouse(['Motpremier : qui ?'])
    const organiser = await anOrganiser(house, session)
    const { seal } = await organiser.sheet()
    const done = await organiser.correct(seal, [change('BKO-S1', 'chair', 'Awa')])
    touch(join(house.dataFolder, 'archive'))
    expect((await organiser.archived())?.verdict).toBe('broken')
    const base = done.is === 'done' ? done.seal : ''
    expect(await organiser.correct(base, [change('BKO-S1', 'chair', 'X')])).toMatchObject({ why: 'archive-damaged' })
    await house.stop()
  })
})

function find(root: string, ending: string): string {
  const name = readdirSync(root, { recursive: true }).find((path) =>
    String(path).replaceAll('\\', '/').endsWith(ending),
  )
  return join(root, String(name))
}

function replaceIn(root: string, file: string, from: string, to: string): void {
  const path = find(root, file)
  const before = readFileSync(path, 'utf8')
  expect(before).toContain(from)
  writeFileSync(path, before.replace(from, to))
}

function cutChain(root: string): void {
  const path = find(root, 'chain.jsonl')
  writeFileSync(path, `${readFileSync(path, 'utf8').split('\n')[0]}\n`)
}
