import type { Plenary } from '../../server/plenary/plenary.ts'
import { textName } from '../../shared/domain/text.ts'
import type { CommandAnswer } from '../../shared/protocol/command.ts'
import { takeSeat } from '../server/gateway/wire.ts'
import { aChaosProxy } from '../world/chaos-proxy.ts'
import { createSeededRandom } from '../world/random.ts'
import { aServedHouse, type ServedHouse } from '../world/served-house.ts'
import { aNodePage, type NodePage } from './node-page.ts'

/** Pages and house live so many times faster than the wall clock; half a minute of delay is as much shorter. */
const speed = 20
const longestMs = 30_000 / speed
/**
 * Real. The limit on questions counts by the computer's own minute, whatever the speed: a phone whose repeats used it up is
 * asked to wait for the next. Most are quiet within a second.
 */
const quietMaxMs = 75_000
const minutes = textName('minutes', null)

export interface ChaosResult {
  readonly seed: number
  readonly faults: readonly string[]
  readonly acknowledged: number
  readonly done: Readonly<Record<string, number>>
}

/** The house whose network goes wrong: one for many seeds. */
export async function aChaosHouse(): Promise<{ readonly house: ServedHouse; readonly plenary: Plenary }> {
  const house = await aServedHouse({ speed })
  const session = house.sessions[0]
  const plenary = session === undefined ? null : await house.assembled.sessions.living(session)
  if (plenary === null) throw new Error('the house has no session')
  return { house, plenary }
}

/**
 * One seed: a phone and a laptop of the team through a network that does its worst, then through a good one. Whenever a page
 * says that something is kept by the server, the server's memory must hold it: between two ticks that is what is on disk.
 */
export async function chaosEvening(
  seed: number,
  { house, plenary }: Awaited<ReturnType<typeof aChaosHouse>>,
  quietMs = quietMaxMs,
): Promise<ChaosResult> {
  const random = createSeededRandom(seed)
  const [name = '', port = ''] = house.host.split(':')
  const proxy = await aChaosProxy({ random, target: { host: name, port: Number(port) }, longestMs })
  const faults: string[] = []
  const open = async (role: 'participant' | 'rapporteur') => {
    const { cookie } = await takeSeat(house, role)
    return aNodePage({ host: proxy.host, speed, seed: seed * 2 + role.length, session: plenary.id, role, cookie })
  }
  const [phone, laptop] = [await open('participant'), await open('rapporteur')]
  const promises = watchPromises({ seed, phone, laptop, plenary, faults })
  for (let turn = 0; turn < 8; turn++) {
    promises.act(turn)
    await pass(20 + random.int(150))
  }
  await pass(random.int(longestMs / 2))
  proxy.calm()
  const until = performance.now() + quietMs
  while (promises.open() > 0 && performance.now() < until) await pass(25)
  promises.settle()
  phone.stop()
  laptop.stop()
  await proxy.stop()
  return { seed, faults, acknowledged: promises.acknowledged(), done: proxy.done }
}

const pass = (ms: number) => new Promise<void>((go) => setTimeout(go, ms))

interface Watching {
  readonly seed: number
  readonly phone: NodePage
  readonly laptop: NodePage
  readonly plenary: Plenary
  readonly faults: string[]
}

/** What the pages were asked to do, and whether what they say of it is true. */
function watchPromises({ seed, phone, laptop, plenary, faults }: Watching) {
  const asked: string[] = []
  const typed: string[] = []
  const told = new Set<string>()
  const sent: { readonly token: string; answer: CommandAnswer | null }[] = []
  const text = laptop.client()?.openText(minutes)
  const cards = () => [...plenary.memory().state.card.values()]
  const countOf = (token: string) =>
    cards().filter((card) => card.kind === 'asked' && card.original.includes(token)).length
  const standsIn = (token: string) => plenary.memory().textOf(minutes).split(token).length - 1

  function look(): void {
    const pending = JSON.stringify(phone.room?.state.get().pending ?? [])
    for (const token of asked) {
      if (pending.includes(token) || told.has(token)) continue
      told.add(token)
      if (countOf(token) !== 1) faults.push(`the phone says that ${token} is kept; it stands ${countOf(token)} times`)
    }
    const page = text?.state.get()
    if (page?.saved !== true || page.status !== 'ready') return
    for (const token of typed) {
      if (told.has(token) || !page.value.includes(token)) continue
      told.add(token)
      if (standsIn(token) !== 1) faults.push(`the page says that ${token} is saved; it stands ${standsIn(token)} times`)
    }
  }
  // Once the change is whole: a text tells its letters a moment before it tells that they are not saved.
  const soon = () => queueMicrotask(look)
  const stops = [phone.room?.state.subscribe(soon), text?.state.subscribe(soon)]

  return {
    act(turn: number): void {
      const token = `c${seed}x${turn}.`
      if (turn % 3 === 0) {
        void phone.room
          ?.add({ kind: 'ask', form: 'question', text: `Pourquoi ${token}`, name: null })
          .then(() => asked.push(token))
      } else if (turn % 3 === 1 && text?.state.get().writable === true) {
        typed.push(token)
        text.edit({ at: 0, remove: 0, insert: `${token} ` })
      } else {
        const entry: (typeof sent)[0] = { token, answer: null }
        sent.push(entry)
        const command = {
          kind: 'write-for',
          form: 'question',
          text: `Dit ${token}`,
          channel: 'paper',
          asker: null,
        } as const
        void laptop
          .client()
          ?.send(command)
          .then((answer) => {
            entry.answer = answer
            if (answer.is === 'done' && countOf(token) !== 1)
              faults.push(`${token} was done, and stands ${countOf(token)} times`)
          })
      }
    },
    /** How much is not answered yet. */
    open(): number {
      look()
      const unsaved = typed.filter((token) => !told.has(token)).length
      const pending = asked.filter((token) => !told.has(token)).length
      return unsaved + pending + sent.filter((each) => each.answer === null).length
    },
    settle(): void {
      look()
      for (const stop of stops) stop?.()
      for (const token of [...asked, ...sent.map((each) => each.token)])
        if (countOf(token) > 1) faults.push(`${token} was applied ${countOf(token)} times`)
      for (const token of typed) if (standsIn(token) > 1) faults.push(`${token} stands ${standsIn(token)} times`)
      for (const token of [...asked, ...typed]) {
        if (!told.has(token)) faults.push(`${token} is not kept, long after the chaos`)
      }
      for (const { token, answer } of sent) if (answer === null) faults.push(`${token} was never answered`)
      text?.close()
    },
    acknowledged: () => told.size + sent.filter((each) => each.answer?.is === 'done').length,
  }
}
