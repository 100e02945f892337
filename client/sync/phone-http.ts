import type { CommandId } from '../../shared/domain/ids.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { OwnView } from '../../shared/domain/role-view.ts'
import type { StageView } from '../../shared/domain/stage-view.ts'
import type { Clock } from './clock.ts'
import type { PhoneCommand } from './outbox-entry.ts'
import { isRecord, readRefusal } from './outbox-entry.ts'
import { type Reply, readReply } from './outbox-reply.ts'

/** A connection that says nothing for so long is taken for dead: on EDGE a small answer takes some seconds. */
const patienceMs = 20_000

export type Fetched<T> =
  | { readonly is: 'value'; readonly value: T; readonly serverNow: number | null }
  /** The same as the last time. */
  | { readonly is: 'same'; readonly serverNow: number | null }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  /** No answer of ours. */
  | { readonly is: 'nothing' }

/** The phone's plain requests under its base: all it needs before, and without, the sockets. */
export interface PhoneHttp {
  post(id: CommandId, command: PhoneCommand): Promise<Reply>
  takeSeat(): Promise<Fetched<OwnView>>
  stage(): Promise<Fetched<StageView>>
  own(): Promise<Fetched<OwnView>>
  /** True once the server has taken the cookie back. */
  forget(): Promise<boolean>
}

export interface PhoneHttpDeps {
  readonly base: string
  readonly token: string | null
  readonly clock: Clock
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
}

interface Answered {
  readonly ok: boolean
  readonly json: boolean
  readonly body: string
  readonly contentType: string | null
  readonly date: string | null
  readonly etag: string | null
  readonly same: boolean
}

export function createPhoneHttp({ base, token, clock, fetch }: PhoneHttpDeps): PhoneHttp {
  /** Null: no answer at all. A redirect is none of ours: captive portals redirect. */
  const ask = async (path: string, init: RequestInit): Promise<Answered | null> => {
    const abort = new AbortController()
    const cancel = clock.after(patienceMs, () => abort.abort())
    try {
      const response = await fetch(base + path, {
        ...init,
        credentials: 'same-origin',
        redirect: 'error',
        signal: abort.signal,
      })
      const contentType = response.headers.get('content-type')
      return {
        ok: response.ok,
        json: /^application\/json\b/i.test(contentType ?? ''),
        body: await response.text(),
        contentType,
        date: response.headers.get('date'),
        etag: response.headers.get('etag'),
        same: response.status === 304,
      }
    } catch (_noNetwork) {
      return null
    } finally {
      cancel()
    }
  }
  const send = (path: string, body: unknown) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    })
  /**
   * Unchanged costs some hundred bytes. The browser keeps no copy (`no-store`): what is protected later must not be left in
   * one. Asked by hand for what has changed, it would add `no-cache`, which servers take for « all of it ».
   */
  const follow = <T>(path: string, isWhole: (value: Record<string, unknown>) => boolean) => {
    let last: string | null = null
    return async (): Promise<Fetched<T>> => {
      const known: Record<string, string> = last === null ? {} : { 'if-none-match': last, 'cache-control': 'max-age=0' }
      const answered = await ask(path, { headers: { accept: 'application/json', ...known } })
      if (answered?.same) return { is: 'same', serverNow: readDate(answered.date) }
      const fetched = readFetched<T>(answered, isWhole)
      last = fetched.is === 'value' ? (answered?.etag ?? null) : null
      return fetched
    }
  }
  const isOwn = (value: Record<string, unknown>) => isRecord(value['mine']) && isRecord(value['supports'])
  return {
    async post(id, command) {
      const answered = await send('/commands', { id, command })
      return readReply(answered?.contentType ?? null, answered?.body ?? null)
    },
    async takeSeat() {
      const answered = await send('/seat', { token })
      const fetched = readFetched<{ own: OwnView }>(answered, (value) => isRecord(value['own']))
      return fetched.is === 'value' ? { ...fetched, value: fetched.value.own } : fetched
    },
    stage: follow<StageView>('/stage.json', (value) => isRecord(value['session']) && isRecord(value['cards'])),
    own: follow<OwnView>('/own.json', isOwn),
    async forget() {
      const answered = await send('/forget', {})
      return answered?.ok === true && answered.json
    },
  }
}

function readFetched<T>(
  answered: Answered | null,
  isWhole: (value: Record<string, unknown>) => boolean,
): Exclude<Fetched<T>, { is: 'same' }> {
  if (answered === null || !answered.json) return { is: 'nothing' }
  const value = parse(answered.body)
  if (!isRecord(value)) return { is: 'nothing' }
  const refusal = readRefusal(value['refusal'])
  if (refusal !== null) return { is: 'refused', refusal }
  if (!answered.ok || !isWhole(value)) return { is: 'nothing' }
  // Our own server wrote it, and its shape was recognised.
  return { is: 'value', value: value as unknown as T, serverNow: readDate(answered.date) }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (_notJson) {
    return null
  }
}

/** The `Date` header is whole seconds: half of one is on average nearer. */
function readDate(date: string | null): number | null {
  const at = date === null ? Number.NaN : Date.parse(date)
  return Number.isNaN(at) ? null : at + 500
}
