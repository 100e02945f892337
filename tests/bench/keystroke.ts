import { createRealClock } from '../../server/runtime/clock.ts'
import { createRealRandom } from '../../server/runtime/random.ts'
import { enterByQr, enterByTeamLink, type Person } from '../../server/visit/person.ts'
import { textName } from '../../shared/domain/text.ts'
import { cardOf } from '../world/answers.ts'
import { openExample } from '../world/example.ts'
import { aHouse } from '../world/house.ts'

/**
 * From a keystroke on the expert's desk to the board, with phones connected: the real server on its disk, gate and
 * flushed commit included, over loopback. Prints p50, p95 and p99 in milliseconds, beside the same journey of a bare
 * socket that nothing judges and nothing keeps. `npm run bench -- keystroke [--phones 50] [--n 300]`
 */
const phones = Number(argument('phones') ?? '50')
const strokes = Number(argument('n') ?? '300')
const clock = createRealClock()
const house = await aHouse()
const people: Person[] = []
try {
  const deps = { origin: house.origin, clock, random: createRealRandom() }
  const links = await openExample(house)
  for (let at = 0; at < phones; at++) people.push(await enterByQr(deps, links.participant))
  const [facilitator, expert, board] = [
    await enterByTeamLink(deps, links.facilitator),
    await enterByTeamLink(deps, links.expert),
    await enterByTeamLink(deps, links.board),
  ]
  people.push(facilitator, expert, board)
  const card = cardOf(
    await facilitator.send({
      kind: 'write-for',
      form: 'question',
      text: 'Qui décide ?',
      channel: 'microphone',
      asker: null,
    }),
  )
  await facilitator.send({ kind: 'spotlight', card })
  await expert.send({ kind: 'set-answer', card, state: 'live' })
  const desk = expert.open('answers')
  await desk.ready

  const times: number[] = []
  let written = ''
  for (let at = 0; at < strokes; at++) {
    const letter = 'abcdefghijklmnopqrstuvwxyz '[at % 27] ?? 'a'
    written += letter
    const wanted = written
    const began = clock.monotonic()
    const seen = new Promise<void>((done) => {
      const off = board.onStage(() => {
        const shown = board.stage()?.cards[card]
        if (shown === undefined || !('answerText' in shown) || shown.answerText.length < wanted.length) return
        off()
        done()
      })
    })
    desk.insert(textName('answer', card), at, letter)
    await seen
    times.push(clock.monotonic() - began)
    await new Promise((typed) => setTimeout(typed, 60 + (at % 5) * 20))
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1)
  console.log(
    `keystroke → board, ${phones} phones, ${strokes} keystrokes: p50 ${at(0.5)} ms · p95 ${at(0.95)} ms · p99 ${at(0.99)} ms (limit: p95 100 ms)`,
  )
} finally {
  for (const person of people) person.leave()
  await house.stop()
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
