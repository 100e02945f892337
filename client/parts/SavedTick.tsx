import { useWords } from '../state/session-context.tsx'
import { useConnection } from '../state/use-connection.ts'
import { Icon } from './Icon.tsx'
import './SavedTick.css'

/** The tick: drawn only when all that was typed here is on the server's disk (UX §2). `saved` of one text, or else of the whole page. */
export function SavedTick({ saved }: { saved?: boolean | undefined }) {
  const words = useWords()
  const connection = useConnection()
  const durable = saved ?? connection.saved
  const gone = connection.is === 'offline' || connection.is === 'reconnecting'
  return (
    <span className={durable ? 'saved saved-durable' : 'saved saved-waiting'}>
      <Icon name={durable ? 'check' : 'clock'} />
      {words(durable ? 'part.saved' : gone ? 'part.keptHere' : 'part.saving')}
    </span>
  )
}
