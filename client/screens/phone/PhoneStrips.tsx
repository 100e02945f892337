import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { actState } from './own-state.ts'
import { ReloadLink } from './PhoneFoot.tsx'
import { TabLink } from './PhoneTabs.tsx'
import { usePhone } from './phone-context.ts'
import { refusalWords } from './refusal-words.ts'

/** Under the header: what the whole phone should know. Never a toast: it stands as long as it is true. */
export function TopStrips() {
  const { page, state, words } = usePhone()
  const unsent = state.pending.filter((act) => act.is !== 'refused').length
  return (
    <>
      {state.net === 'offline' ? (
        <p className="ph-strip" role="status">
          <Icon name="clock" />
          <span>
            {words('phone.offline-strip')} {unsent === 0 ? null : words('phone.unsent', { n: unsent })}
          </span>
        </p>
      ) : null}
      {state.durable ? null : (
        <p className="ph-strip ph-strip-warn" role="status">
          <Icon name="alert" />
          <span>{words('phone.memory-only')}</span>
        </p>
      )}
      {state.outdated ? (
        <div className="ph-strip ph-strip-warn" role="status">
          <Icon name="alert" />
          <span>{words('phone.outdated')}</span>
          <ReloadLink word={words('phone.reload')} />
        </div>
      ) : null}
      {state.refusal === null || state.stage?.session.seal != null ? null : (
        <p className="ph-strip ph-strip-warn" role="status">
          <Icon name="lock" />
          <span>{refusalWords(state.refusal, words)}</span>
        </p>
      )}
      <PostedStrip posted={page.posted ?? null} />
    </>
  )
}

/** After a form posted without script: the receipt, or why not. The ask form tells its own refusal beside the field. */
function PostedStrip({ posted }: { posted: import('../../../shared/domain/phone-page.ts').PostedForm | null }) {
  const { words } = usePhone()
  if (posted === null || (posted.is === 'refused' && posted.kind === 'ask')) return null
  if (posted.is === 'refused') {
    return (
      <p className="ph-strip ph-strip-warn" role="status">
        <Icon name="alert" />
        <span>{words('phone.not-received', { reason: refusalWords(posted.refusal, words) })}</span>
      </p>
    )
  }
  return (
    <p className="ph-strip ph-strip-good" role="status">
      <Icon name="check" />
      <span>
        {posted.kind === 'ask' && posted.number !== null
          ? words('phone.asked-as', { n: posted.number })
          : words('phone.received')}
      </span>
    </p>
  )
}

/** How long the receipt stands above the field once the server has answered; it stays in « Les miennes ». */
const receiptMs = 20_000

/** Above the field: what became of the question just sent. */
export function Receipt() {
  const { acts, state, words } = usePhone()
  const highest = Object.values(state.own.mine).reduce((most, card) => Math.max(most, card.number), 0)
  const asks = state.pending.filter((act) => act.command.kind === 'ask')
  const last = asks.at(-1) ?? null
  const wasPending = useRef(false)
  const [received, setReceived] = useState<number | null>(null)

  useEffect(() => {
    const isPending = last !== null
    if (wasPending.current && !isPending && highest > 0) setReceived(highest)
    if (isPending) setReceived(null)
    wasPending.current = isPending
  }, [last, highest])

  useEffect(() => {
    if (received === null || acts === null) return
    return acts.after(receiptMs, () => setReceived(null))
  }, [received, acts])

  const told =
    last !== null
      ? actState(last, state.durable, words)
      : received === null
        ? null
        : ({ icon: 'check', tone: 'good', text: words('phone.asked-as', { n: received }) } as const)
  return (
    <div className="ph-receipt" role="status">
      {told === null ? null : (
        <TabLink to="questions" show="mine" className={`ph-state ph-tone-${told.tone}`} current={false}>
          <Icon name={told.icon} />
          <span>{told.text}</span>
        </TabLink>
      )}
    </div>
  )
}
