import type { WordId } from '../../shared/words/words.ts'
import { useWords } from '../state/session-context.tsx'
import { useConnection } from '../state/use-connection.ts'
import { hour } from './hour.ts'
import { Icon, type IconName } from './Icon.tsx'
import './NetworkPill.css'

/** Whether this page is connected: always there, never a toast (UX §2). `stale` also says when the last news came. */
export function NetworkPill({ stale = false }: { stale?: boolean }) {
  const words = useWords()
  const connection = useConnection()
  const look = looks[connection.is]
  const since =
    stale && (connection.is === 'offline' || connection.is === 'reconnecting') && connection.lastNewsAt !== null
      ? hour(connection.lastNewsAt, words.language)
      : null
  return (
    <span className={`network network-${connection.is}`} role="status">
      <Icon name={look.icon} />
      <span>{words(look.word)}</span>
      {since === null ? null : <span className="network-stale">{words('net.stale', { h: since })}</span>}
    </span>
  )
}

const looks = {
  online: { icon: 'wifi', word: 'net.on' },
  reconnecting: { icon: 'wifi', word: 'net.re' },
  offline: { icon: 'wifi-off', word: 'net.off' },
  denied: { icon: 'lock', word: 'part.denied' },
  closed: { icon: 'lock', word: 'part.closed' },
  outdated: { icon: 'alert', word: 'part.outdated' },
} as const satisfies Record<string, { readonly icon: IconName; readonly word: WordId }>
