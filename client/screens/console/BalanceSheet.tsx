import { DECLINE_REASONS } from '../../../shared/domain/card.ts'
import type { ActRow, TeamView } from '../../../shared/domain/role-view.ts'
import { nobodySpoke } from '../../../shared/domain/speaking.ts'
import type { WordId } from '../../../shared/words/words.ts'
import { hour } from '../../parts/hour.ts'
import { useLanguage, useWords } from '../../state/session-context.tsx'
import { actWords } from './act-words.ts'
import { balanceNow } from './balance-now.ts'
import { LookUpSheet } from './LookUpSheet.tsx'

const actsShownMax = 200

/** What became of what was received, to be read aloud at any moment, and every act of the team with role and time. */
export function BalanceSheet({ view, onClose }: { readonly view: TeamView; readonly onClose: () => void }) {
  const words = useWords()
  return (
    <LookUpSheet title={words('con.balance')} className="con-balance" onClose={onClose}>
      <div className="con-balance-parts">
        <Balance view={view} />
        <Log acts={Object.values(view.acts)} />
      </div>
    </LookUpSheet>
  )
}

function Balance({ view }: { readonly view: TeamView }) {
  const words = useWords()
  const now = balanceNow(view)
  const { speaking = nobodySpoke } = view.session.row
  const declined = DECLINE_REASONS.reduce((sum, reason) => sum + now.declined[reason], 0)
  const lines: readonly (readonly [WordId, number])[] = [
    ['con.inbox', now.waiting],
    ['pv.balance.answered-written', now.written],
    ['pv.balance.answered-aloud', now.aloud],
    ['pv.balance.later', now.later],
    ['pv.balance.unanswered', now.unanswered],
    ['pv.balance.contributions', now.contributions],
    ['pv.balance.merged', now.merged],
    ['pv.balance.withdrawn', now.withdrawn],
    ['pv.balance.protected', now.protected],
    ['pv.balance.not-kept', declined],
  ]
  return (
    <table className="con-balance-table">
      <tbody>
        <Line name={words('pv.balance.received')} count={now.received} />
        {lines
          .filter(([, count]) => count > 0)
          .map(([word, count]) => (
            <Line key={word} name={words(word)} count={count} />
          ))}
        {DECLINE_REASONS.filter((reason) => now.declined[reason] > 0).map((reason) => (
          <Line key={reason} part name={words(`reason.${reason}`)} count={now.declined[reason]} />
        ))}
        {speaking.speeches === 0 ? null : <Line name={words('pv.balance.speeches')} count={speaking.speeches} />}
      </tbody>
    </table>
  )
}

function Line({
  name,
  count,
  part = false,
}: {
  readonly name: string
  readonly count: number
  readonly part?: boolean
}) {
  return (
    <tr>
      <th scope="row" className={part ? 'con-balance-part' : undefined}>
        {name}
      </th>
      <td>{count}</td>
    </tr>
  )
}

/** Newest first. Who acted is told by role: the log of a session is no list of people. */
function Log({ acts }: { readonly acts: readonly ActRow[] }) {
  const words = useWords()
  const language = useLanguage()
  const newest = acts.toSorted((one, other) => other.at - one.at).slice(0, actsShownMax)
  return (
    <section>
      <h3>{words('con.log')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by the keyboard */}
      <ol className="con-log" aria-label={words('con.log')} tabIndex={0}>
        {newest.map((act) => (
          <li key={act.id}>
            <time>{hour(act.at, language)}</time>
            <span>{words(roleWord(act.role))}</span>
            <span>{actName(act.kind, words)}</span>
            {act.number === null ? null : <b>{act.number}</b>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function actName(kind: string, words: ReturnType<typeof useWords>): string {
  const known = Object.entries(actWords).find(([name]) => name === kind)?.[1] ?? null
  return known === null ? kind : words(known)
}

function roleWord(role: string): WordId {
  if (role === 'expert') return 'con.role.expert'
  if (role === 'rapporteur') return 'con.role.rapporteur'
  return role === 'facilitator' ? 'con.role.facilitator' : 'con.role.house'
}
