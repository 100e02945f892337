/** A value that can be read at any time and tells when it changed. Fits React's `useSyncExternalStore`. */
export interface Store<T> {
  get(): T
  /** Calls `listener` after each change. Gives back how to stop. */
  subscribe(listener: () => void): () => void
}

export interface WritableStore<T> extends Store<T> {
  /** The same value again (by `Object.is`) tells nobody. */
  set(value: T): void
}

export function createStore<T>(initial: T): WritableStore<T> {
  const listeners = new Set<() => void>()
  let value = initial
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      // A copy: a listener may leave, or another may come, while they are being told.
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      // Wrapped, so that the same function given twice is told twice and leaves once.
      const own = () => listener()
      listeners.add(own)
      return () => {
        listeners.delete(own)
      }
    },
  }
}
