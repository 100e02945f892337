import type { Random } from '../../server/runtime/random.ts'
import { DECLINE_REASONS, OPINIONS } from '../../shared/domain/card.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import { PHASES } from '../../shared/domain/phase.ts'
import type { TeamCard, TeamView } from '../../shared/domain/role-view.ts'
import type { StageAsked, StageRecommendation } from '../../shared/domain/stage-view.ts'
import { parseTextName, type TextName, textCharactersMax, textName } from '../../shared/domain/text.ts'
import type { Command } from '../../shared/protocol/command.ts'
import type { Device } from './sim-device.ts'
import { type Oracle, tokenPattern, type WordKind } from './sim-oracle.ts'

export interface CrowdDeps {
  readonly random: Random
  readonly oracle: Oracle
  readonly now: () => number
  readonly say: (line: string) => void
}

/** What people do in a hall, each by what his screen shows him. Nothing, when it shows nothing to do. */
export interface Crowd {
  act(device: Device): void
  close(device: Device): void
}

type Act = () => void

export function createCrowd(deps: CrowdDeps): Crowd {
  const { random, oracle, say } = deps
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[random.int(Math.max(1, values.length))]
  const writer = createWriter(deps)

  function send(device: Device, command: Command): void {
    say(`${device.name}: ${command.kind} ${'card' in command ? String(command.card).slice(0, 4) : ''}`)
    void device.client()?.send(command)
  }
  /** One of the acts, each as likely as its weight says. */
  function choose(acts: readonly (readonly [number, Act])[]): void {
    let at = random.int(acts.reduce((sum, [weight]) => sum + weight, 0))
    for (const [weight, act] of acts) {
      if (at >= 0 && at < weight) act()
      at -= weight
    }
  }

  function phone(device: Device): void {
    const room = device.room()
    if (room === null) return
    const { stage, own, pending } = room.state.get()
    const asked = Object.values(stage?.cards ?? {}).filter((card): card is StageAsked => card.kind !== 'recommendation')
    const recommendations = Object.values(stage?.cards ?? {}).filter(
      (card): card is StageRecommendation => card.kind === 'recommendation',
    )
    const mine = Object.values(own.mine)
    const wish = (command: Parameters<typeof room.add>[0]) => {
      say(`${device.name}: ${JSON.stringify(command)}`)
      void room.add(command)
    }
    const words = (of?: CardId) => `Pourquoi ${oracle.newWord('q', device.name, null, deps.now(), of).token} ?`
    const ofMine = (then: (card: CardId) => void) => {
      const card = pick(mine)
      if (card !== undefined) then(card.id)
    }
    choose([
      [
        12,
        () => wish({ kind: 'ask', form: random.int(4) === 0 ? 'contribution' : 'question', text: words(), name: null }),
      ],
      [3, () => ofMine((card) => wish({ kind: 'replace-own', card, text: words(card) }))],
      [2, () => ofMine((card) => wish({ kind: 'withdraw-own', card }))],
      [
        12,
        () => {
          const card = pick(asked)
          if (card !== undefined) wish({ kind: 'support', card: card.id, on: random.int(3) > 0 })
        },
      ],
      [
        5,
        () => {
          const card = pick(recommendations)
          if (card !== undefined) wish({ kind: 'opine', card: card.id, opinion: pick(OPINIONS) ?? null })
        },
      ],
      [
        2,
        () => {
          const refused = pick(pending.filter((each) => each.is === 'refused'))
          if (refused !== undefined) void room.retry(refused.id)
        },
      ],
      [12, () => writer.write(device, pick(Object.keys(own.floors) as TextName[]), 'own')],
      [2, () => writer.takeOffered(device)],
    ])
  }

  function laptop(device: Device): void {
    const view = device.client()?.view.get()
    if (view == null || !('cards' in view)) return
    const texts = textsOf(device, view as TeamView)
    const write = () => writer.write(device, pick(texts), 'all')
    const card = pick(Object.values(view.cards)) as TeamCard | undefined
    const other = pick(Object.values(view.cards)) as TeamCard | undefined
    if (device.role === 'expert') {
      choose([
        [10, write],
        ...(card === undefined ? [] : answering(device, card.id)),
        [1, () => writer.takeOffered(device)],
      ])
      return
    }
    const always: (readonly [number, Act])[] = [
      [14, write],
      [2, () => writer.takeOffered(device)],
      [2, () => draft(device)],
      [2, () => writeFor(device)],
    ]
    if (device.role === 'facilitator') {
      always.push(
        [1, () => send(device, { kind: 'change-phase', phase: pick(PHASES) ?? 'questions' })],
        [1, () => send(device, { kind: 'show-view', view: 'waiting', message: '' })],
      )
    }
    const floor = pick(Object.values((view as TeamView).floors))
    if (floor !== undefined) {
      always.push(
        [3, () => send(device, { kind: 'close-floor', text: floor.text })],
        [2, () => send(device, { kind: 'show-floor', text: floor.text })],
      )
    }
    choose([...always, ...about(device, card, other?.id)])
  }
  function about(device: Device, card: TeamCard | undefined, other: CardId | undefined): [number, Act][] {
    if (card === undefined) return []
    if (card.kind === 'recommendation') return recommending(device, card.id)
    return [...sorting(device, card, other), ...answering(device, card.id)]
  }

  function sorting(
    device: Device,
    card: Extract<TeamCard, { kind: 'asked' }>,
    other: CardId | undefined,
  ): [number, Act][] {
    const { id } = card
    const simple = (kind: 'accept' | 'return-to-inbox' | 'protect' | 'unprotect' | 'unmerge' | 'reword') => () =>
      send(device, { kind, card: id })
    return [
      [card.state.is === 'waiting' ? 14 : 1, simple('accept')],
      [1, () => send(device, { kind: 'decline', card: id, reason: pick(DECLINE_REASONS) ?? 'off-topic' })],
      [1, simple('return-to-inbox')],
      [1, simple('protect')],
      [1, simple('unprotect')],
      [2, simple('unmerge')],
      [2, simple('reword')],
      [4, () => other !== undefined && send(device, { kind: 'merge', card: id, into: other })],
      [1, () => send(device, { kind: 'place', card: id, before: other === id ? null : (other ?? null) })],
      [device.role === 'facilitator' ? 2 : 0, () => send(device, { kind: 'spotlight', card: id })],
    ]
  }
  function answering(device: Device, card: CardId): [number, Act][] {
    return [
      [4, () => send(device, { kind: 'set-answer', card, state: pick(['open', 'draft', 'live'] as const) ?? 'open' })],
      [1, () => send(device, { kind: 'finish-answer', card })],
      [1, () => send(device, { kind: 'answer-aloud', card })],
      [1, () => send(device, { kind: 'reopen-answer', card })],
    ]
  }
  function recommending(device: Device, card: CardId): [number, Act][] {
    const text = textName('recommendation', card)
    return [
      [4, () => send(device, { kind: 'show-recommendation', card, live: random.int(3) > 0 })],
      [7, () => send(device, { kind: 'open-floor', text, to: random.int(3) > 0 ? 'room' : 'expert' })],
      [1, () => send(device, { kind: 'set-outcome', card, outcome: { is: 'adopted', by: 'hands' } })],
      [2, () => send(device, { kind: 'set-outcome', card, outcome: { is: 'in-progress' } })],
    ]
  }
  function draft(device: Device): void {
    const card = device.client()?.newCardId()
    if (card === undefined) return
    const word = oracle.newWord('r', device.name, textName('recommendation', card), deps.now())
    word.deleted = true
    send(device, { kind: 'draft-recommendation', card, text: `Que ${word.token}`, sources: [] })
  }
  function writeFor(device: Device): void {
    const said = oracle.newWord('q', device.name, null, deps.now())
    const asker = oracle.newWord('d', device.name, null, deps.now()).token
    send(device, { kind: 'write-for', form: 'question', text: `Dit ${said.token}`, channel: 'microphone', asker })
  }

  return {
    act: (device) => (device.role === 'participant' ? phone(device) : laptop(device)),
    close: (device) => send(device, { kind: 'close-session' }),
  }
}

/** Texts in work that this screen could open. */
function textsOf(device: Device, view: TeamView): TextName[] {
  const texts: TextName[] = []
  for (const card of Object.values(view.cards)) {
    if (card.kind === 'recommendation') texts.push(textName('recommendation', card.id))
    else {
      if (card.answer !== 'none') texts.push(textName(card.answer === 'aloud' ? 'summary' : 'answer', card.id))
      if (card.reworded === true) texts.push(textName('wording', card.id))
    }
  }
  if (device.role !== 'expert') texts.push(textName('minutes', null))
  return [...texts, ...(Object.keys(view.floors) as TextName[])]
}

const wordKinds: Record<string, WordKind> = {
  answer: 'a',
  summary: 'u',
  recommendation: 'r',
  wording: 'w',
  minutes: 'm',
}

/** Types a word at the edge of another, or deletes one. */
function createWriter({ random, oracle, now, say }: CrowdDeps) {
  function edges(value: string): number[] {
    const spaces = [...value].flatMap((letter, at) => (letter === ' ' ? [at] : []))
    return [0, value.length, ...spaces]
  }
  return {
    write(device: Device, name: TextName | undefined, deletes: 'own' | 'all'): void {
      const kind = name === undefined ? undefined : parseTextName(name)?.kind
      const text = name === undefined ? null : device.text(name)
      if (name === undefined || kind === undefined || text === null || !text.state.get().writable) return
      const { value } = text.state.get()
      const there = value.match(tokenPattern) ?? []
      const token = there[random.int(Math.max(1, there.length))]
      if (token !== undefined && random.int(8) === 0) {
        const word = oracle.words.get(token)
        if (word === undefined || (deletes === 'own' && word.by !== device.name)) return
        word.deleted = true
        say(`${device.name}: deletes ${token} in ${name.slice(0, 12)}`)
        text.edit({ at: value.indexOf(token), remove: token.length, insert: '' })
        return
      }
      if (value.length > textCharactersMax[kind] - 60) return
      const word = oracle.newWord(wordKinds[kind] ?? 'm', device.name, name, now())
      const places = edges(value)
      say(`${device.name}: types ${word.token} in ${name.slice(0, 20)}`)
      text.edit({ at: places[random.int(places.length)] ?? 0, remove: 0, insert: ` ${word.token} ` })
    },
    takeOffered(device: Device): void {
      for (const [name, text] of device.opened()) {
        if (text.state.get().offered === null || !text.state.get().writable) continue
        say(`${device.name}: takes what is offered in ${name.slice(0, 12)}: ${text.state.get().offered}`)
        for (const token of text.state.get().offered?.match(tokenPattern) ?? []) {
          const word = oracle.words.get(token)
          if (word !== undefined) word.retaken = true
        }
        text.takeOffered()
        return
      }
    },
  }
}
