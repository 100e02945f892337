import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sessionRoom } from '../../server/journal/room-name.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import { startedIn } from '../server/adapters/sqlite-ground.ts'
import { openExample } from '../world/example.ts'
import { aHouse } from '../world/house.ts'
import { comeToWork } from '../world/session-at-work.ts'

/**
 * Makes the golden folder of a data format: `node tests/golden/make.ts format-1`. Made once for each format and committed;
 * every later program must open it for ever. One session closed and sealed, one in full swing; invented words only.
 */
const name = process.argv[2] ?? 'format-1'
const target = join(import.meta.dirname, name)
rmSync(target, { recursive: true, force: true })
mkdirSync(target)

const house = await aHouse()
const sealed = await openExample(house, 1)
const first = await comeToWork(house, sealed, 2)
await first.act(first.facilitator, { kind: 'change-phase', phase: 'questions' })
const closedCard = await first.ask(0, 'Qui garde le procès-verbal ?')
await first.act(first.facilitator, { kind: 'accept', card: closedCard })
await first.act(first.facilitator, { kind: 'close-session' })
const seal = await new Promise<string>((sealedAs) => {
  const look = () => {
    const words = first.facilitator.stage()?.session.seal ?? null
    if (words !== null) sealedAs(words)
  }
  first.facilitator.onStage(look)
  look()
})
// The line is cut, the session's own file shredded and the seal in the catalogue before the house ends.
first.leave()

const living = await openExample(house, 2)
const second = await comeToWork(house, living, 2)
await second.act(second.facilitator, { kind: 'change-phase', phase: 'questions' })
const asked = await second.ask(0, 'Combien de forums régionaux sont prévus ?')
const told = await second.ask(1, 'À Gao aussi, on attend.', 'contribution', 'Awa Traoré')
await second.act(second.facilitator, { kind: 'accept', card: asked })
await second.act(second.facilitator, { kind: 'accept', card: told })
await second.act(second.expert, { kind: 'set-answer', card: asked, state: 'draft' })
await second.write(second.expert, 'answer', asked, 'Cinq : Bamako, Kayes, Sikasso, Mopti et Gao.')
await second.act(second.phones[1] ?? second.facilitator, { kind: 'support', card: asked, on: true, order: 1 })
second.leave()
await house.stop('keep')

for (const kept of ['palabre.sqlite', 'sessions', 'secrets', 'archive']) {
  cpSync(join(house.dataFolder, kept), join(target, kept), { recursive: true })
}
const journal = await startedIn(house.dataFolder)
const opened = await journal.open(sessionRoom(living.session as SessionId))
const record = opened.kind === 'opened' ? opened.record : null
await journal.stop()
const expected = {
  organiserToken: house.organiserToken,
  sealed: { session: sealed.session, participant: sealed.participant, seal },
  living: {
    session: living.session,
    participant: living.participant,
    facilitator: living.facilitator,
    seq: record?.seq,
    commands: record?.commands.map(({ id }) => id),
    texts: ['Combien de forums régionaux sont prévus ?', 'À Gao aussi, on attend.'],
    answer: 'Cinq : Bamako, Kayes, Sikasso, Mopti et Gao.',
  },
}
writeFileSync(join(target, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
rmSync(house.dataFolder, { recursive: true, force: true })
console.log(readdirSync(target).join(' '))
