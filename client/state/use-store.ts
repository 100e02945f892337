import { useCallback, useSyncExternalStore } from 'react'
import type { Store } from '../sync/store.ts'

/** The store's value; the component is drawn again when it changes. */
export function useStore<T>(store: Store<T>): T {
  const subscribe = useCallback((listener: () => void) => store.subscribe(listener), [store])
  const get = useCallback(() => store.get(), [store])
  return useSyncExternalStore(subscribe, get, get)
}
