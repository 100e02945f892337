import { useCallback, useEffect, useRef, useState } from 'react'
import type { Clock } from '../sync/clock.ts'
import { enterByLink, type FoundLink, findLink } from '../sync/enter-by-link.ts'

export type EnterState = 'waiting' | 'checking' | 'denied' | 'unavailable' | 'no-link'

export interface Enter {
  readonly state: EnterState
  /** With what was pasted. */
  readonly paste: (text: string) => void
  /** The same link again. */
  readonly retry: () => void
}

/**
 * Opens the link in the address bar, or one that is pasted. The token leaves the address bar first: it must not stay
 * where the next person at this computer finds it.
 */
export function useEnter(clock: Pick<Clock, 'after'>): Enter {
  const [found] = useState<FoundLink | null>(() => findLink(window.location.pathname + window.location.hash))
  const [state, setState] = useState<EnterState>(() =>
    found !== null ? 'checking' : window.location.hash.length > 1 ? 'denied' : 'waiting',
  )
  const latest = useRef<FoundLink | null>(found)
  const begun = useRef(false)

  const enter = useCallback(
    (link: FoundLink) => {
      latest.current = link
      setState('checking')
      void enterByLink({ clock, fetch: (path, init) => window.fetch(path, init) }, link).then((result) => {
        if (result.is === 'open') window.location.replace(result.path)
        else setState(result.is)
      })
    },
    [clock],
  )
  useEffect(() => {
    // React draws twice while developing; a link is exchanged once.
    if (found === null || begun.current) return
    begun.current = true
    window.history.replaceState(null, '', window.location.pathname + window.location.search)
    enter(found)
  }, [found, enter])

  useEffect(() => {
    // Another link put into the address bar of this page changes what is behind the # and nothing else.
    const another = () => {
      const link = findLink(window.location.pathname + window.location.hash)
      if (link === null) return
      window.history.replaceState(null, '', window.location.pathname + window.location.search)
      enter(link)
    }
    window.addEventListener('hashchange', another)
    return () => window.removeEventListener('hashchange', another)
  }, [enter])

  return {
    state,
    paste(text) {
      const link = findLink(text)
      if (link === null) setState('no-link')
      else enter(link)
    },
    retry() {
      if (latest.current !== null) enter(latest.current)
    },
  }
}
