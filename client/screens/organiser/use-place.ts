import { useCallback, useSyncExternalStore } from 'react'
import { type Place, parsePlace, placeToHash } from './place.ts'

/** Where one is, and how to go elsewhere. */
export function usePlace(): { readonly place: Place; readonly go: (place: Place) => void } {
  const hash = useSyncExternalStore(followHash, () => window.location.hash)
  const go = useCallback((place: Place) => {
    window.location.hash = placeToHash(place)
  }, [])
  return { place: parsePlace(hash), go }
}

function followHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
