import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { startSqliteJournal } from '../../../server/adapters/sqlite/sqlite-journal.ts'
import { createLog } from '../../../server/runtime/log.ts'
import { cardOf } from '../../world/answers.ts'
import { hits, markersIn } from '../../world/markers.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { asForm, asJson, call, joinControl, openRaw, type Seat, send, takeSeat, until } from '../gateway/wire.ts'

/** A browser that says who it is, from an address of its own. */
const agent = 'Canaribrowser/7.1'
const address = process.platform === 'linux' ? '127.77.31.9' : '127.0.0.1'
const name = 'Canari Nomdefemme'
const texts = { kept: 'Canariquestion gardée', declined: 'Canariquestion refusée', withdrawn: 'Canariquestion reprise' }

const onSqlite = async (folder: string) => {
  const started = await startSqliteJournal({ folder, onFatal: () => undefined })
  if (started.kind !== 'started') throw new Error(started.kind)
  return started.journal
}

describe('[S-01][A-18] markers of a whole session', () => {
  it('stand where they may, while it lives and afterwards: no address, browser, code or key anywhere, no name in the log', async () => {
    let log = ''
    const destination = new Writable({
      write(chunk: Buffer, _encoding, done) {
        log += chunk.toString()
        done()
      },
    })
    const house = await aServedHouse({ speed: 10, journal: onSqlite, log: createLog({ level: 'info', destination }) })
    const facilitator = await takeSeat(house, 'facilitator')
    const phone = await aBrowser(house)
    const asked: string[] = []
    for (const text of Object.values(texts)) {
      asked.push(cardOf(await send(house, phone, { kind: 'ask', form: 'question', text, name })))
    }
    const [kept, declined, withdrawn] = asked
    await send(house, facilitator, { kind: 'accept', card: kept })
    await send(house, facilitator, { kind: 'decline', card: declined, reason: 'off-topic' })
    await send(house, phone, { kind: 'withdraw-own', card: withdrawn })
    const control = await joinControl(house, phone, { 'user-agent': agent })
    const stage = await openRaw(house, phone, 'stage.1', { headers: { 'user-agent': agent } })
    await stage.synced
    await badManners(house, phone)

    const plenary = await house.assembled.sessions.living(house.sessions[0] as never)
    const code = plenary?.memory().state.session.get('row')?.joinCode ?? ''
    const seat = seatOf(phone)
    const cookie = phone.cookie.split('.').at(-1) ?? ''
    const roles = ['participant', 'facilitator', 'rapporteur', 'expert', 'board'] as const
    const keys = [...roles.map((role) => house.token(role)), house.assembled.catalogue.organiserToken(), cookie]
    const never = [agent, address === '127.0.0.1' ? agent : address, ...keys]
    // The room's own way in is on the wall, and so in the living session's stage: nothing else that opens a door is on disk.
    expect(
      hits(
        house.dataFolder,
        never.filter((marker) => marker !== keys[0]),
      ),
    ).toEqual([])
    expect(hits(house.dataFolder, [texts.kept]).length).toBeGreaterThan(0)
    // What the seat's own socket and pages carry is its own: no other seat, no key but the way in.
    expect(markersIn(stage.heard(), [seat, cookie, ...keys.slice(1), texts.declined, texts.withdrawn])).toEqual([])
    expect(markersIn(Buffer.from(control.heard()), [seatOf(facilitator), ...keys.slice(1)])).toEqual([])

    await send(house, facilitator, { kind: 'close-session' })
    await until(() => house.assembled.catalogue.linkOfToken(house.token('facilitator')) === null, 15_000)
    await control.ended
    // Shredding goes file by file: looked at once all of it is gone.
    const left = () =>
      readdirSync(join(house.dataFolder, 'sessions')).some((file) => file.startsWith(String(house.sessions[0])))
    await until(() => !left(), 15_000)
    const gone = [seat, seatOf(facilitator), texts.declined, texts.withdrawn]
    expect(hits(house.dataFolder, [...never, ...gone])).toEqual([])
    expect(hits(house.dataFolder, [texts.kept, name]).length).toBeGreaterThan(1)

    const exports = await Promise.all(
      ['minutes.html', 'minutes.docx', 'snapshot.json', 'stage.json'].map((file) =>
        call(house, 'GET', `${facilitator.base}/${file}`, { cookie: facilitator.cookie }),
      ),
    )
    for (const file of exports) expect(markersIn(Buffer.from(file.bytes), [...never, ...gone])).toEqual([])
    expect(markersIn(Buffer.from(exports[1]?.bytes ?? []), [texts.kept])).toEqual([texts.kept])

    await house.stop()
    expect(log).toContain('session-sealed')
    expect(log).toContain('command-refused')
    expect(markersIn(Buffer.from(log), [...never, ...gone, code, texts.kept, name, ...house.sessions])).toEqual([])
  }, 40_000)

  it('would be found in whatever form they stood', () => {
    const forms = [agent, Buffer.from(agent, 'utf16le').toString('latin1'), Buffer.from(agent).toString('hex')]
    for (const shift of [0, 1, 2]) forms.push(Buffer.from(`${'x'.repeat(shift)}${agent}rest`).toString('base64'))
    for (const form of forms) expect(markersIn(Buffer.from(form, 'latin1'), [agent])).toEqual([agent])
  })
})

const seatOf = ({ cookie }: Seat) => cookie.replace('seat=', '').split('.')[0] ?? ''

/** Comes in as a phone does, with all that a phone says of itself. */
function aBrowser(house: ServedHouse): Promise<Seat> {
  const base = `/s/${house.sessions[0]}/participant`
  const [host = '', port = ''] = house.host.split(':')
  const local = address === '127.0.0.1' ? {} : { localAddress: address }
  const headers = { ...asJson, 'user-agent': agent, 'accept-language': 'fr', referer: `http://${agent}/` }
  return new Promise((seated, failed) => {
    const sent = request({ host, port: Number(port), ...local, method: 'POST', path: `${base}/seat`, headers })
    sent.on('response', (response) => {
      response.resume()
      const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
      response.on('end', () => seated({ role: 'participant', base, cookie }))
    })
    sent.on('error', failed)
    sent.end(JSON.stringify({ token: house.token('participant') }))
  })
}

/** All that makes the house say something in its log. */
async function badManners(house: ServedHouse, phone: Seat): Promise<void> {
  const { cookie } = phone
  await send(house, phone, { kind: 'accept', card: 'z'.repeat(26) })
  await call(house, 'POST', '/code', asForm, 'code=000000')
  await call(house, 'POST', `${phone.base}/commands`, { ...asJson, cookie }, '{')
  await call(house, 'GET', `/J/${agent}`, { 'user-agent': agent })
  const raw = await openRaw(house, phone, 'stage.1', { silent: true })
  raw.ws.send(Uint8Array.of(0, 2, 255, 255))
  await raw.closed
}
