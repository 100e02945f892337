import { createRealClock } from '../../server/runtime/clock.ts'
import { createRealRandom } from '../../server/runtime/random.ts'
import { enterByQr, enterByTeamLink, type OpenDocument, type Person } from '../../server/visit/person.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import { type TextName, textName } from '../../shared/domain/text.ts'
import type { Command } from '../../shared/protocol/command.ts'
import { cardOf } from '../world/answers.ts'
import type { HonestRoom, HonestWork, ToHonest } from './honest-work.ts'

/**
 * Honest people at work in a process of their own, so that whoever attacks beside them does not slow down their clocks: the
 * expert's letters to the board, the rapporteur's to the disk. Says what was there before, and in the end what they wrote
 * and how long each letter took.
 */
const [origin = '', linksJson = '{}'] = process.argv.slice(2)
const links = JSON.parse(linksJson) as Record<'facilitator' | 'rapporteur' | 'expert' | 'board' | 'participant', string>
const clock = createRealClock()
const random = createRealRandom()
const GIVE_UP_MS = 5_000

const deps = { origin, clock, random }
const [facilitator, rapporteur, expert, board, phone] = await Promise.all([
  enterByTeamLink(deps, links.facilitator),
  enterByTeamLink(deps, links.rapporteur),
  enterByTeamLink(deps, links.expert),
  enterByTeamLink(deps, links.board),
  enterByQr(deps, links.participant),
])
const card = cardOf(await phone.send({ kind: 'ask', form: 'question', text: 'Qui décide ?', name: null }))
const draft = random.id() as CardId
await act(facilitator, { kind: 'change-phase', phase: 'recommendations' })
await act(facilitator, { kind: 'accept', card })
await act(facilitator, { kind: 'spotlight', card })
await act(expert, { kind: 'set-answer', card, state: 'live' })
await act(rapporteur, { kind: 'draft-recommendation', card: draft, text: 'Réserver des places.', sources: [] })
const opened = random.id() as CardId
await act(rapporteur, { kind: 'draft-recommendation', card: opened, text: 'Former les élus.', sources: [] })
const floorText = textName('recommendation', opened)
await act(rapporteur, { kind: 'show-recommendation', card: opened, live: true })
await act(rapporteur, { kind: 'open-floor', text: floorText, to: 'room' })

const answers = expert.open('answers')
const desk = rapporteur.open('desk')
const floorName = `${await floorOf(rapporteur)}.1`
const floor = rapporteur.open(floorName)
await Promise.all([answers.ready, desk.ready, floor.ready])
floor.insert(floorText, 0, 'Chaque année, ')
await floor.saved()
const answerText = textName('answer', card)
const deskText = textName('recommendation', draft)
say({ is: 'ready', card, draft, answerText, deskText, floorText, floor: floorName })

let working = true
// Whoever brought them in is gone: they do not stay behind alone.
process.on('disconnect', () => process.exit(1))
const lettersMs: number[] = []
process.on('message', (told: ToHonest) => {
  if (told.is === 'begin') void work()
  if (told.is === 'end') working = false
})

async function work(): Promise<void> {
  // Taken before anybody attacks: a stranger's letters come to these pages too.
  const answerClients = clientsOf(answers)
  const deskClients = clientsOf(desk)
  const [answer, recommendation] = await Promise.all([
    write(answers, answerText, seenOnBoard),
    write(desk, deskText, () => desk.saved()),
  ])
  await Promise.all([answers.saved(), desk.saved()])
  const done: HonestWork = {
    is: 'done',
    lettersMs,
    answer,
    desk: recommendation,
    answerClients,
    deskClients,
  }
  say(done)
  for (const person of [facilitator, rapporteur, expert, board, phone]) person.leave()
  process.exit(0)
}

/** A letter, and the next one once this one arrived and a moment later: nobody types faster than he sees. Gives the words. */
async function write(document: OpenDocument, name: TextName, arrived: (words: string) => Promise<void>) {
  const text = document.doc.getText(name)
  let words = text.toString()
  for (let at = 0; working; at++) {
    if (words.length > 900) {
      text.delete(0, text.length)
      words = ''
    }
    const letter = 'abcdefghijklmnopqrstuvwxyz '[at % 27] ?? 'a'
    words += letter
    const began = clock.monotonic()
    document.insert(name, text.length, letter)
    await Promise.race([arrived(words), pause(GIVE_UP_MS)])
    lettersMs.push(clock.monotonic() - began)
    await pause(60 + random.int(80))
  }
  return words
}

function clientsOf({ doc }: OpenDocument): number[] {
  return [doc.clientID, ...doc.store.clients.keys()]
}

function seenOnBoard(words: string): Promise<void> {
  return new Promise((seen) => {
    const off = board.onStage(look)
    function look(): void {
      const shown = board.stage()?.cards[card]
      if (shown === undefined || !('answerText' in shown) || shown.answerText !== words) return
      off()
      seen()
    }
    look()
  })
}

async function act(person: Person, command: Command): Promise<void> {
  const answer = await person.send(command)
  if (answer.is === 'refused') throw new Error(`${command.kind}: ${answer.refusal.code}`)
}

/** Its name comes with the rows that the team is sent, a moment after the answer. */
async function floorOf(person: Person): Promise<string> {
  for (;;) {
    const view = person.view()
    const row = view !== null && 'floors' in view ? view.floors[floorText] : undefined
    if (row !== undefined) return row.document
    await pause(5)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms))
}

function say(what: HonestRoom | HonestWork): void {
  process.send?.(what)
}
