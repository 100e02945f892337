import { Icon } from '../../parts/Icon.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useConnection } from '../../state/use-connection.ts'
import { useTeamView } from '../../state/use-view.ts'
import { refusedWords } from './refused-words.ts'

/** What a person must know when the page cannot do its work: off line, refused, or not there yet. Else nothing. */
export function StateNote() {
  const words = useWords()
  const loaded = useTeamView() !== null
  const { is, refusal } = useConnection()
  switch (is) {
    case 'online':
    case 'reconnecting':
      return loaded ? null : (
        <main className="con-loading" role="status">
          <p>{words('con.loading')}</p>
        </main>
      )
    case 'offline':
      return (
        <p className="con-strip con-strip-ink" role="status">
          <Icon name="wifi-off" />
          {words(loaded ? 'con.offlinenote' : 'con.offlinefirst')}
        </p>
      )
    case 'denied':
    case 'outdated':
      return (
        <p className="con-strip con-strip-earth" role="alert">
          <Icon name="lock" />
          {refusal === null ? words('acc.denied') : refusedWords(words, refusal)}
        </p>
      )
    case 'closed':
      return null
  }
}
