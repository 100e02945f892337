import type { OwnCard } from '../../../shared/domain/role-view.ts'
import type { Words } from '../../../shared/words/words.ts'
import type { IconName } from '../../parts/Icon.tsx'
import type { PhoneAct } from './phone-state.ts'
import { refusalWords } from './refusal-words.ts'

/** A state is told by word, shape and colour; a tick only after the server's answer. */
export interface OwnState {
  readonly icon: IconName
  readonly tone: 'wait' | 'sent' | 'good' | 'known' | 'no'
  readonly text: string
}

/** What became of a question that the server has. `over`: the session is closed. */
export function ownState(card: OwnCard, over: boolean, words: Words): OwnState {
  const { state } = card
  switch (state.is) {
    case 'waiting':
      // As the minutes count it: nobody had the time to read it.
      return over
        ? { icon: 'dash', tone: 'no', text: words('st.rejected', { reason: words('reason.no-time') }) }
        : { icon: 'check', tone: 'sent', text: words('phone.state-sent') }
    case 'queued':
      return queuedState(card, over, words)
    case 'declined':
      return { icon: 'dash', tone: 'no', text: words('st.rejected', { reason: words(`reason.${state.reason}`) }) }
    case 'merged':
      return { icon: 'merge', tone: 'known', text: words('st.merged', { n: card.intoNumber ?? '' }) }
    case 'withdrawn':
      return { icon: 'undo', tone: 'sent', text: words('phone.state-withdrawn') }
    case 'protected':
      return { icon: 'shield', tone: 'sent', text: words('phone.state-protected') }
  }
}

function queuedState(card: OwnCard, over: boolean, words: Words): OwnState {
  if (card.answer === 'written') return { icon: 'check-double', tone: 'good', text: words('st.written') }
  if (card.answer === 'aloud') return { icon: 'check-double', tone: 'good', text: words('st.oral') }
  if (over)
    return { icon: 'paper', tone: 'sent', text: words(card.form === 'contribution' ? 'st.contribution' : 'st.kept') }
  if (card.onWall) return { icon: 'screen', tone: 'good', text: words('st.screen') }
  if (card.answer === 'later') return { icon: 'clock', tone: 'sent', text: words('phone.answer-later') }
  return {
    icon: 'check-double',
    tone: 'good',
    text: card.place === null ? words('phone.state-queued') : words('st.queue', { n: card.place }),
  }
}

/** What became of something that is still on this phone. */
export function actState(act: PhoneAct, durable: boolean, words: Words): OwnState {
  if (act.is === 'refused') {
    const reason = act.refusal === null ? words('st.fail') : refusalWords(act.refusal, words)
    return { icon: 'alert', tone: 'no', text: words('phone.state-refused', { reason }) }
  }
  if (act.is === 'sending') return { icon: 'clock', tone: 'wait', text: words('phone.state-sending') }
  const kept = durable ? words('st.local') : words('phone.memory-only')
  switch (act.command.kind) {
    case 'replace-own':
      return { icon: 'clock', tone: 'wait', text: words('phone.state-replacing') }
    case 'withdraw-own':
      return { icon: 'clock', tone: 'wait', text: words('phone.state-withdrawing') }
    default:
      return { icon: 'clock', tone: 'wait', text: kept }
  }
}
