import type { StageView } from '../../../shared/domain/stage-view.ts'
import { Icon } from '../../parts/Icon.tsx'
import { askedInOrder, isAnswered, recommendationsKept } from './card-lists.ts'
import { LeftWords } from './LeftWords.tsx'
import { TabLink } from './PhoneTabs.tsx'
import { usePhone } from './phone-context.ts'

/** The session is sealed: thanks, what it came to, the seal, and reading. It claims nothing that is still on this phone. */
export function EndView({ stage }: { stage: StageView }) {
  const { acts, state, words } = usePhone()
  const unsent = state.pending.filter((act) => act.command.kind === 'ask').length
  const mine = Object.values(state.own.mine).length
  const counts = [
    // A sealed session no longer knows whose a question was: nought would be a claim.
    ...(mine === 0 ? [] : [{ n: mine, word: 'phone.end-mine' } as const]),
    { n: askedInOrder(stage).filter(isAnswered).length, word: 'phone.end-answered' },
    { n: recommendationsKept(stage), word: 'phone.end-recs' },
  ] as const
  return (
    <article className="ph-card ph-end">
      <span className="ph-end-mark" aria-hidden="true">
        <Icon name="check" />
      </span>
      <h2>{words(unsent === 0 && state.draft === null && mine > 0 ? 'end.thanks' : 'phone.end-thanks')}</h2>
      <ul className="ph-facts">
        {counts.map(({ n, word }) => (
          <li key={word}>
            <b>{n}</b> {words(word, { n })}
          </li>
        ))}
      </ul>
      {unsent === 0 ? null : (
        <TabLink to="questions" show="mine" className="ph-strip-note" current={false}>
          <Icon name="clock" />
          {words('phone.end-unsent', { n: unsent })}
        </TabLink>
      )}
      {state.draft === null || acts === null ? null : (
        <LeftWords left={state.draft.text} drop={() => acts.saveDraft(null)} again={null} />
      )}
      <p>{words('end.reporthall')}</p>
      <TabLink to="questions" show="answered" className="ph-button ph-button-main" current={false}>
        {words('phone.end-read')}
      </TabLink>
      <p className="ph-seal">
        {words('phone.end-seal')} <code>{stage.session.seal}</code>
      </p>
    </article>
  )
}
