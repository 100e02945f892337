import { useEffect, useState } from 'react'
import { useSession } from './session-context.tsx'

/** Milliseconds since the epoch by the server's clock, read again every `everyMs`. */
export function useServerNow(everyMs: number): number {
  const session = useSession()
  const [now, setNow] = useState(() => session.serverNow())
  useEffect(() => session.every(everyMs, () => setNow(session.serverNow())), [session, everyMs])
  return now
}
