import { createRealRandom } from '../../server/runtime/random.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import type { CorrectionAnswer, CorrectionChange, CorrectionReading } from '../../shared/protocol/correction.ts'
import type { House } from './house.ts'

/** A second organiser puts a sealed session right, from another laptop. */
export async function correctSession(house: House, session: SessionId, changes: readonly CorrectionChange[]) {
  const { origin } = house
  const json = { 'content-type': 'application/json', origin }
  const body = JSON.stringify({ token: house.organiserToken })
  const entered = await fetch(`${origin}/o`, { method: 'POST', headers: json, body })
  const cookie = entered.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const headers = { ...json, cookie }
  const read = await fetch(`${origin}/organiser/corrections/${session}`, { headers })
  const reading = (await read.json()) as CorrectionReading
  if (reading.is === 'refused') throw new Error(reading.why)
  const envelope = { id: createRealRandom().id(), session, base: reading.sheet.seal, changes }
  const sent = await fetch(`${origin}/organiser/corrections`, {
    method: 'POST',
    headers,
    body: JSON.stringify(envelope),
  })
  const answer = (await sent.json()) as CorrectionAnswer
  if (answer.is === 'refused') throw new Error(answer.why)
}
