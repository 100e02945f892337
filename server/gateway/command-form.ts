import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type CommandId, parseId, type SessionId } from '../../shared/domain/ids.ts'

/**
 * Forms that work without script (DESIGN §5): the page carries a signed token, and each act's command id follows from it
 * and from what was sent, so that a form posted twice is one act.
 */
export function newFormToken(key: Uint8Array, session: SessionId, id: string): string {
  return `${id}.${formMac(key, session, id)}`
}

/** The token's id, or null for one that this house did not give for this session. */
export function readFormToken(key: Uint8Array, session: SessionId, token: unknown): string | null {
  if (typeof token !== 'string') return null
  const [id, mac, ...rest] = token.split('.')
  if (parseId(id) === null || id === undefined || mac === undefined || rest.length > 0) return null
  const expected = Buffer.from(formMac(key, session, id))
  const given = Buffer.from(mac)
  return expected.length === given.length && timingSafeEqual(expected, given) ? id : null
}

export function commandIdOf(formId: string, fields: Readonly<Record<string, unknown>>): CommandId {
  const digest = createHash('sha256').update(formId).update(JSON.stringify(fields)).digest()
  let id = ''
  for (let at = 0; at < 26; at++) id += alphabet[(digest[at] ?? 0) & 31]
  return id as CommandId
}

/** The command that a form's fields mean; unknown kinds and odd values fall to the schema's refusal. */
export function commandOfFields(fields: Readonly<Record<string, unknown>>, order: number): unknown {
  const text = (key: string) => (typeof fields[key] === 'string' ? fields[key] : '')
  const kind = text('kind')
  const card = text('card')
  switch (kind) {
    case 'ask': {
      // « Sans nom » was chosen, whatever still stands in the field.
      const name = text('named') === '0' ? '' : text('name').trim()
      return {
        kind,
        form: text('form') === 'contribution' ? 'contribution' : 'question',
        text: text('text'),
        name: name === '' ? null : name,
      }
    }
    case 'replace-own':
      return { kind, card, text: text('text') }
    case 'withdraw-own':
      return { kind, card }
    case 'support':
      return { kind, card, on: text('on') === 'true', order }
    case 'opine':
      return {
        kind,
        card,
        opinion: text('opinion') === '' ? null : text('opinion'),
        order,
        ...(/^\d+$/.test(text('vote')) ? { vote: Number(text('vote')) } : {}),
      }
    default:
      return { kind }
  }
}

function formMac(key: Uint8Array, session: SessionId, id: string): string {
  return createHmac('sha256', key).update(`form|${session}|${id}`).digest('base64url')
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
