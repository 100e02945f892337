import { createStore, type Store, type WritableStore } from './store.ts'

/**
 * Words typed here that the server has not acknowledged. What is still under way is written aside, so that a closed
 * laptop or a killed tab loses nothing; what was refused, or found again after a reload, is offered to the person. On a
 * team page nothing else is ever kept (DESIGN §10).
 */
export interface OfferedWords {
  /** Under way from one Y.Doc (its client id): replaces what was kept for it before. */
  keep(client: number, wordsByText: ReadonlyMap<string, string>): void
  /** Words to be offered; several lots of one text follow one another. */
  offer(text: string, words: string): void
  of(text: string): Store<string | null>
  /** All that is offered, by text: also of texts that nobody opens any more. */
  readonly all: Store<ReadonlyMap<string, string>>
  /** Leaves `rest` to be offered still, or nothing. */
  settle(text: string, rest: string | null): void
  /** The session is over: what was under way reaches it no more, and is offered until somebody takes or declines it. */
  offerKept(): void
}

/** `scope`: session and role, since several roles may live in one browser. `storage` may be null, full or forbidden. */
export function createOfferedWords(deps: { readonly storage: Storage | null; readonly scope: string }): OfferedWords {
  const { storage } = deps
  const prefix = `palabre.unsent/${deps.scope}/`
  const stores = new Map<string, WritableStore<string | null>>()
  const all = createStore<ReadonlyMap<string, string>>(new Map())
  const kept = new Map<number, ReadonlyMap<string, string>>()

  const keyOf = (text: string, owner: number | 'offered') => `${prefix}${text}/${owner}`
  const storeOf = (text: string) => {
    let store = stores.get(text)
    if (store === undefined) {
      store = createStore<string | null>(null)
      stores.set(text, store)
    }
    return store
  }
  const settle = (text: string, words: string | null) => {
    storeOf(text).set(words)
    write(storage, keyOf(text, 'offered'), words)
    const offered = new Map(all.get())
    if (words === null) offered.delete(text)
    else offered.set(text, words)
    all.set(offered)
  }
  const offer = (text: string, words: string) => {
    const before = storeOf(text).get()
    settle(text, before === null ? words : `${before}\n${words}`)
  }

  // What an earlier page left behind. Taken over under one key, so that it is offered once; all of it is read before the
  // first is written, since that key may be among them.
  const left = keysOf(storage, prefix).map((key) => ({ key, words: read(storage, key) }))
  for (const { key } of left) write(storage, key, null)
  for (const { key, words } of left) {
    const text = key.slice(prefix.length, key.lastIndexOf('/'))
    if (words !== null && words !== '') offer(text, words)
  }

  return {
    keep(client, wordsByText) {
      for (const text of kept.get(client)?.keys() ?? []) {
        if (!wordsByText.has(text)) write(storage, keyOf(text, client), null)
      }
      for (const [text, words] of wordsByText) write(storage, keyOf(text, client), words)
      if (wordsByText.size === 0) kept.delete(client)
      else kept.set(client, wordsByText)
    },
    offer,
    of: storeOf,
    all,
    settle,
    offerKept() {
      for (const [client, wordsByText] of [...kept]) {
        for (const [text, words] of wordsByText) {
          write(storage, keyOf(text, client), null)
          offer(text, words)
        }
      }
      kept.clear()
    },
  }
}

function keysOf(storage: Storage | null, prefix: string): readonly string[] {
  const keys: string[] = []
  try {
    for (let index = 0; index < (storage?.length ?? 0); index += 1) {
      const key = storage?.key(index) ?? null
      if (key?.startsWith(prefix)) keys.push(key)
    }
  } catch {
    return []
  }
  return keys.sort()
}

function read(storage: Storage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null
  } catch {
    return null
  }
}

/** Whether it could be kept is not told: the words are in memory all the same, and `saved` stays false until acknowledged. */
function write(storage: Storage | null, key: string, words: string | null): boolean {
  try {
    if (words === null) storage?.removeItem(key)
    else storage?.setItem(key, words)
    return storage !== null
  } catch {
    return false
  }
}
