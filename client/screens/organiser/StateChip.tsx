import type { SessionInView } from '../../../shared/domain/catalogue-view.ts'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { forumState } from './forum-state.ts'

/** Word and sign, never colour alone. */
function Chip(props: { readonly tone: 'waiting' | 'open' | 'done'; readonly icon: IconName; readonly word: string }) {
  return (
    <span className={`org-chip org-chip-${props.tone}`}>
      <Icon name={props.icon} />
      {props.word}
    </span>
  )
}

export function ForumChip({ sessions }: { sessions: readonly SessionInView[] }) {
  const words = useOrganiserWords()
  const state = forumState(sessions)
  switch (state.is) {
    case 'empty':
      return <Chip tone="waiting" icon="pencil" word={words('org.stateEmpty')} />
    case 'ready':
      return <Chip tone="open" icon="check" word={words('org.stateReady')} />
    case 'partly':
      return <Chip tone="open" icon="lock" word={words('org.statePartly', { n: state.closed })} />
    case 'closed':
      return <Chip tone="done" icon="lock" word={words('org.stateClosed')} />
  }
}

export function SessionChip({ session }: { session: SessionInView }) {
  const words = useOrganiserWords()
  return session.standing.is === 'living' ? (
    <Chip tone="open" icon="check" word={words('org.living')} />
  ) : (
    <Chip tone="done" icon="lock" word={words('org.sealed')} />
  )
}
