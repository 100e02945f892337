import * as Y from 'yjs'
import { type GatedDocument, judge } from '../../server/gatekeeper/gate.ts'
import { isOwnHost, isOwnOrigin } from '../../server/gatekeeper/origin-check.ts'
import { cookieValue, readTicket, signTicket, type Ticket } from '../../server/gatekeeper/ticket.ts'
import { commandIdOf, commandOfFields, newFormToken, readFormToken } from '../../server/gateway/command-form.ts'
import { parsePlace } from '../../server/gateway/seat-door.ts'
import type { Random } from '../../server/runtime/random.ts'
import { cleanLine, cleanWords, inFewLines } from '../../server/session/clean-words.ts'
import { parseDocumentName } from '../../shared/document/document-name.ts'
import { COMMAND_KINDS } from '../../shared/domain/command-kind.ts'
import { asId, type CardId, type SessionId } from '../../shared/domain/ids.ts'
import { limits } from '../../shared/domain/limits.ts'
import { SESSION_ROLES } from '../../shared/domain/role.ts'
import { parseTextName } from '../../shared/domain/text.ts'
import { parseCatalogueCommand } from '../../shared/protocol/catalogue-command.ts'
import { parseCommand } from '../../shared/protocol/command.ts'
import { commandSamples } from '../server/session/command-samples.ts'
import { aBomb, bendBytes } from './bend-bytes.ts'
import { bentValue, bentWords, hostileWords } from './bend-values.ts'
import { pick } from './fast-random.ts'

/** One reader of what comes from outside: it may refuse, and never throw. */
export interface Reader {
  readonly name: string
  /** How often among all. */
  readonly weight: number
  /** Draws an input; the reading of it is what is watched. */
  readonly draw: (random: Random) => () => unknown
}

const key = new Uint8Array(32).fill(7)
const session = asId<SessionId>('p'.repeat(26))
const ticket: Ticket = { session, role: 'participant', seat: asId('s'.repeat(26)), link: asId('l'.repeat(26)) }
const cookie = `seat=${signTicket(key, ticket)}`
const formToken = newFormToken(key, session, 'f'.repeat(26))
const card = asId<CardId>('c'.repeat(26))
const samples = commandSamples({ asked: card, other: card, recommendation: card, fresh: card })

export const readers: readonly Reader[] = [
  { name: 'update', weight: 30, draw: drawUpdate() },
  {
    name: 'command',
    weight: 25,
    draw(random) {
      const command = bentValue(random, samples[pick(random, COMMAND_KINDS)])
      const envelope = random.int(4) === 0 ? bentValue(random, { id: 'z'.repeat(26), command }) : { id: card, command }
      return () => parseCommand(envelope)
    },
  },
  {
    name: 'organiser’s command',
    weight: 5,
    draw(random) {
      const fields = { title: 'Forum', code: 'BKO', agenda: [{ title: 'a', minutes: 3 }], themes: { A: 'a' } }
      const kind = pick(random, ['make-session', 'edit-forum', 'make-link', 'revoke-link', 'make-series', '__proto__'])
      const envelope = bentValue(random, { id: card, command: { kind, session, forum: card, link: card, fields } })
      return () => parseCatalogueCommand(envelope)
    },
  },
  {
    name: 'cookie',
    weight: 15,
    draw(random) {
      const header = bentWords(random, `${pick(random, ['', 'a=b; ', 'seat=; '])}${cookie}`)
      return () => readTicket(key, session, pick(random, SESSION_ROLES), cookieValue(header, 'seat'))
    },
  },
  {
    name: 'names in a path',
    weight: 10,
    draw(random) {
      const name = bentWords(
        random,
        pick(random, ['stage.1', `floor-answer-${card}-abcdefgh.1`, `answer:${card}`, card]),
      )
      const role = random.int(2) === 0 ? 'participant' : bentWords(random, 'facilitator')
      return () => [parseDocumentName(name), parseTextName(name), parsePlace(name, role), parsePlace(card, role)]
    },
  },
  {
    name: 'origin and host',
    weight: 5,
    draw(random) {
      const host = bentWords(random, pick(random, ['127.0.0.1:8080', 'forum.local', '[::1]:80']))
      const origin = bentWords(random, `http://${host}`)
      const headers = {
        host,
        origin,
        ...(random.int(3) === 0 ? { 'sec-fetch-site': bentWords(random, 'same-origin') } : {}),
      }
      return () => [isOwnHost(host, new Set(['forum.local'])), isOwnOrigin(headers)]
    },
  },
  {
    name: 'form',
    weight: 5,
    draw(random) {
      const fields = { kind: pick(random, COMMAND_KINDS), text: 'Qui ?', form: 'question', name: '', card, on: 'true' }
      const bent = bentValue(random, fields)
      const sent = typeof bent === 'object' && bent !== null ? (bent as Record<string, unknown>) : fields
      const token = random.int(4) === 0 ? formToken : bentWords(random, formToken)
      return () => [
        readFormToken(key, session, token),
        parseCommand({ id: commandIdOf('f', sent), command: commandOfFields(sent, 1) }),
      ]
    },
  },
  {
    name: 'words',
    weight: 5,
    draw(random) {
      const typed = hostileWords(random, random.int(40) === 0 ? limits.commandBytesMax : 400)
      return () => [
        cleanWords(inFewLines(typed), limits.askedCharactersMax),
        cleanLine(typed, limits.nameCharactersMax),
      ]
    },
  },
]

/** Bytes without any sense, and honest ones bent: the gate's decoder must say no, or something harmless. */
function drawUpdate(): Reader['draw'] {
  const doc = new Y.Doc()
  doc.clientID = 1
  const text = doc.getText('answer:a')
  const honest: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => honest.push(update))
  for (const words of ['Qui ', 'décide ', '😀', ' et quand ?']) text.insert(text.length, words)
  text.delete(2, 5)
  honest.push(Y.encodeStateAsUpdate(doc), Uint8Array.of(0, 0))
  const document: GatedDocument = {
    doc,
    texts: new Set(['answer:a']),
    owners: new Map([[1, 'me']]),
    serverClients: new Set([2]),
    names: new Map(),
  }
  const seat = { seat: 'me', rightOn: () => ({ mayInsert: true, mayDelete: 'all', charactersMax: 100 }) as const }
  return (random) => {
    const how = random.int(10)
    const bytes =
      how < 3
        ? random.bytes(random.int(80))
        : how < 9
          ? bendBytes(random, pick(random, honest), pick(random, honest))
          : aBomb(random)
    return () => judge(document, bytes, seat)
  }
}
