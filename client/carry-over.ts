import type { ComponentType } from 'react'
import type { SessionId } from '../shared/domain/ids.ts'
import { createCarryOver } from './screens/phone/CarryOver.tsx'
import { addressTyped, type Carried, carriedMark, packOutbox, unpackOutbox } from './sync/carried-outbox.ts'
import type { OutboxEntry } from './sync/outbox-entry.ts'

const carriedKey = 'palabre-carried'

/** Wires « Reporter mes envois » to this browser. A file of its own, which no first paint waits for. */
export function carryOver(deps: {
  /** Null on the page where the code is typed: what came along is kept for the room behind it. */
  readonly session: SessionId | null
  readonly window: Window
  readonly adopt: (entries: OutboxEntry[]) => Promise<void>
}): ComponentType {
  const { session } = deps
  const { location } = deps.window
  const came = carriedHere(deps.window)
  return createCarryOver({
    carried: session === null || came === null ? null : shownOf(came, session, deps),
    linkTo(typed, acts, token) {
      const address = addressTyped(typed, location.port)
      if (address === null || session === null) return null
      const entries = acts.map((act) => ({ id: act.id, madeAt: 0, command: act.command as OutboxEntry['command'] }))
      const path = token === null ? '/' : `/J/${token}`
      return `${location.protocol}//${address}${path}${packOutbox(session, entries).fragment}`
    },
    go: (link) => location.assign(link),
  })
}

/** Out of the address and of the history at once; it stays with this tab until its person has decided. */
function carriedHere({ location, history, sessionStorage }: Window): Carried | null {
  const fragment = location.hash
  try {
    if (fragment.startsWith(carriedMark)) {
      sessionStorage.setItem(carriedKey, fragment)
      history.replaceState(null, '', location.pathname + location.search)
    }
    return unpackOutbox(sessionStorage.getItem(carriedKey) ?? '')
  } catch (_forbidden) {
    return unpackOutbox(fragment)
  }
}

function shownOf(came: Carried, session: SessionId, deps: Parameters<typeof carryOver>[0]) {
  const texts = came.entries.flatMap(({ command }) => ('text' in command ? [command.text] : []))
  const leave = () => {
    try {
      deps.window.sessionStorage.removeItem(carriedKey)
    } catch (_forbidden) {
      // Then it was never kept.
      return
    }
  }
  return {
    texts,
    others: came.entries.length - texts.length,
    ofThisSession: came.session === session,
    async take() {
      await deps.adopt([...came.entries])
      leave()
    },
    leave,
  }
}
