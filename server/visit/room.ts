import { OPINIONS } from '../../shared/domain/card.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Random } from '../runtime/random.ts'
import { enterByQr, type Person } from './person.ts'

export interface RoomScript {
  readonly questions: readonly string[]
  readonly contributions: readonly string[]
}

export interface RoomDeps {
  readonly origin: string
  readonly clock: Clock
  readonly random: Random
  /** Token of the participants' link. */
  readonly token: string
  readonly people: number
  readonly script: RoomScript
  /** Mean pause between two acts of one person, in milliseconds. */
  readonly paceMs: number
}

/** Fills the room with people over the real sockets: each asks what the script holds for him, supports, weighs. */
export async function fillRoom(deps: RoomDeps): Promise<{ readonly leave: () => void }> {
  const asks = [
    ...deps.script.questions.map((text) => ({ form: 'question' as const, text })),
    ...deps.script.contributions.map((text) => ({ form: 'contribution' as const, text })),
  ]
  const everyone: Person[] = []
  for (let at = 0; at < deps.people; at++) {
    const person = await enterByQr(deps, deps.token)
    everyone.push(person)
    takePart(
      deps,
      person,
      asks.filter((_, index) => index % deps.people === at),
    )
  }
  return {
    leave() {
      for (const person of everyone) person.leave()
    },
  }
}

type Ask = { readonly form: 'question' | 'contribution'; readonly text: string }

function takePart(deps: RoomDeps, person: Person, asks: readonly Ask[]): void {
  const left = [...asks]
  const supported = new Set<CardId>()
  let order = 0
  const next = () => void deps.clock.after(deps.paceMs / 2 + deps.random.int(deps.paceMs), () => void act())

  async function act(): Promise<void> {
    const ask = left.shift()
    if (ask !== undefined) await person.send({ kind: 'ask', form: ask.form, text: ask.text, name: null })
    else await respond()
    if (person.stage()?.session.seal == null) next()
  }

  async function respond(): Promise<void> {
    const cards = Object.values(person.stage()?.cards ?? {})
    const fresh = cards.filter((card) => !supported.has(card.id))
    const card = fresh[deps.random.int(Math.max(1, fresh.length))]
    if (card === undefined) return
    supported.add(card.id)
    order++
    if (card.kind !== 'recommendation') {
      if (deps.random.int(3) > 0) await person.send({ kind: 'support', card: card.id, on: true, order })
      return
    }
    // Most agree, a few do not: a room, not a chorus.
    const opinion = OPINIONS[[0, 0, 0, 0, 0, 1, 1, 2][deps.random.int(8)] ?? 0] ?? 'yes'
    await person.send({ kind: 'opine', card: card.id, opinion, order })
  }

  next()
}
