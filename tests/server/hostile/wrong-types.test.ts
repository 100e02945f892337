import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asId, type CardId } from '../../../shared/domain/ids.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import { cardOf } from '../../world/answers.ts'
import { createSeededRandom } from '../../world/random.ts'
import { aServedHouse, type ServedHouse } from '../../world/served-house.ts'
import { joinControl, newId, type Seat, said, send, takeSeat } from '../gateway/wire.ts'
import { commandSamples } from '../session/command-samples.ts'

const natures = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Number.prototype]
const natureNow = () => JSON.stringify(natures.map((nature) => Reflect.ownKeys(nature).map(String)))

describe('commands of wrong types', () => {
  let house: ServedHouse
  let facilitator: Seat
  beforeAll(async () => {
    house = await aServedHouse({ speed: 20 })
    facilitator = await takeSeat(house, 'facilitator')
  })
  afterAll(() => house.stop())

  const rows = async () => {
    const plenaries = await Promise.all(house.sessions.map((session) => house.assembled.sessions.living(session)))
    const all = plenaries.map((plenary) => Object.values(plenary?.memory().state ?? {}).map((table) => [...table]))
    return createHash('sha256').update(JSON.stringify(all)).digest('hex')
  }

  it('[A-07] ten thousand commands of wrong types: refused by name, nothing changes its nature, nothing changes at all', async () => {
    const random = createSeededRandom(70)
    const asked = cardOf(
      await send(house, facilitator, {
        kind: 'write-for',
        form: 'question',
        text: 'Qui ?',
        channel: 'paper',
        asker: null,
      }),
    )
    const fresh = asId<CardId>(newId())
    const samples = Object.values(commandSamples({ asked, other: asked, recommendation: fresh, fresh })) as Command[]
    const before = await rows()
    const nature = natureNow()
    const seats = await Promise.all(Array.from({ length: 28 }, () => takeSeat(house, 'participant')))
    const heard = new Map<string, number>()
    let cases = 0
    for (const seat of seats) {
      const control = await joinControl(house, seat)
      const answers = Array.from({ length: 360 }, () => {
        cases++
        const sample = samples[random.int(samples.length)] as Command
        return control.send(wrongly({ id: newId(), command: sample }, random))
      })
      for (const answer of await Promise.all(answers)) {
        const word = said(answer)
        heard.set(word, (heard.get(word) ?? 0) + 1)
        expect(answer.is).toBe('refused')
      }
      expect(natureNow()).toBe(nature)
      control.leave()
    }
    expect(cases).toBeGreaterThan(10_000)
    expect([...heard.keys()].sort()).toEqual(expect.arrayContaining(['malformed', 'unknown-command']))
    expect(
      [...heard.keys()].filter((word) => !['malformed', 'unknown-command', 'not-allowed', 'too-many'].includes(word)),
    ).toEqual([])
    expect(await rows()).toBe(before)
  })
})

type Chance = ReturnType<typeof createSeededRandom>
const odd: readonly string[] = [
  'null',
  '0',
  '-1',
  '1e999',
  '1.5',
  'true',
  '""',
  '"x"',
  '[]',
  '{}',
  '[[]]',
  '{"toString":1}',
  '{"length":3}',
  '["ask"]',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '9007199254740993',
  '"\\ud800"',
  `"${'a'.repeat(900)}"`,
  '{"$ne":null}',
  '{"valueOf":"x"}',
  '[null]',
  '"__proto__"',
  '"constructor"',
]
const keys: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'admin',
  'role',
  'seat',
  'isAdmin',
  'toString',
  'hasOwnProperty',
  'kіnd',
  'Kind',
  'cаrd',
  'link',
  'then',
]

const noKinds: readonly string[] = [
  '"__proto__"',
  '"constructor"',
  '"toString"',
  '"аsk"',
  '"ASK"',
  '""',
  '7',
  '["ask"]',
]

/** The command as JSON with one thing wrong in it; parsed as a server would, so that own keys like `__proto__` stay keys. */
function wrongly(envelope: { readonly id: string; readonly command: Command }, random: Chance): unknown {
  const pick = (list: readonly string[]) => list[random.int(list.length)] ?? 'null'
  const fields = Object.entries(envelope.command).map(([key, value]) => [JSON.stringify(key), JSON.stringify(value)])
  const at = random.int(fields.length)
  const one = fields[at] ?? []
  const command = () => `{${fields.map(([key, value]) => `${key}:${value}`).join(',')}}`
  // A key more. `__proto__` is dropped by the schema rather than refused: a kind that no participant may goes with it.
  const more = (value: string) => {
    const key = pick(keys)
    if (key === '__proto__') fields[0] = ['"kind"', '"close-session"'] as never
    fields.push([JSON.stringify(key), value])
  }
  switch (random.int(7)) {
    case 0:
      one[1] = one[0] === '"kind"' ? pick(noKinds) : another(one[1] ?? '', pick)
      break
    case 1:
      more(pick(odd))
      break
    case 2:
      fields.splice(at, 1)
      break
    case 3:
      one[0] = JSON.stringify(pick(keys).replace('__proto__', 'proto'))
      break
    case 4:
      return JSON.parse(`{"id":${pick(odd)},"command":${command()}}`)
    case 5:
      return JSON.parse(`{"id":${JSON.stringify(envelope.id)},"command":${pick(odd)}}`)
    default:
      return JSON.parse(
        `{"id":${JSON.stringify(envelope.id)},"command":${command()},${JSON.stringify(pick(keys))}:${pick(odd)},"admin":true}`,
      )
  }
  return JSON.parse(`{"id":${JSON.stringify(envelope.id)},"command":${command()}}`)
}

/** A value of another type than the one that is there: what would do as well is not wrong. */
function another(value: string, pick: (list: readonly string[]) => string): string {
  const typeOf = (text: string) =>
    text === 'null' ? 'null' : text.startsWith('"') ? 'string' : typeof JSON.parse(text)
  for (;;) {
    const other = pick(odd)
    // The wire writes an endless number as null.
    const fits = value === 'null' && (other.startsWith('"') || other === '1e999')
    if (typeOf(other) !== typeOf(value) && other !== 'null' && !fits) return other
  }
}
