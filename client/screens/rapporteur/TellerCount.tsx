import { useState } from 'react'
import { OPINIONS } from '../../../shared/domain/card.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { limits } from '../../../shared/domain/limits.ts'
import type { HandCount, Teller } from '../../../shared/domain/vote.ts'
import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from '../console/ActsProvider.tsx'

const groups = ['women', 'men'] as const
type Typed = Readonly<Record<string, string>>

/** A number of people as it was typed, or null. */
export function readCount(typed: string): number | null {
  const count = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : null
  return count === null || count > limits.presentMax ? null : count
}

/** What one teller counted: women and men for each choice. The other keys his own, on this screen or another. */
export function TellerCount(props: {
  readonly card: CardId
  readonly teller: Teller
  readonly kept: HandCount | null
}) {
  const { card, teller, kept } = props
  const words = useWords()
  const { act, off, pending } = useActs()
  const [typed, setTyped] = useState<Typed>({})
  const shown = (opinion: (typeof OPINIONS)[number], group: (typeof groups)[number]) =>
    typed[`${opinion}-${group}`] ?? (kept === null ? '' : String(kept[opinion][group]))
  const hands = handsOf((opinion, group) => readCount(shown(opinion, group) || '0'))
  const nothing = OPINIONS.every((opinion) => groups.every((group) => shown(opinion, group) === ''))
  const keep = (value: HandCount | null) => {
    setTyped({})
    void act({ kind: 'count-hands', card, teller, hands: value })
  }
  return (
    <form
      className="rap-teller"
      onSubmit={(event) => {
        event.preventDefault()
        if (hands !== null && !nothing && off === null) keep(hands)
      }}
    >
      <table>
        <caption>
          {words(`rap.vote.${teller}`)} {kept === null ? null : <b>✓ {words('rap.vote.kept')}</b>}
        </caption>
        <thead>
          <tr>
            <td />
            {groups.map((group) => (
              <th key={group} scope="col">
                {words(`rap.vote.${group}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {OPINIONS.map((opinion) => (
            <tr key={opinion}>
              <th scope="row">{words(`rec.${opinion}`)}</th>
              {groups.map((group) => (
                <td key={group}>
                  <input
                    className="con-input con-input-number"
                    inputMode="numeric"
                    autoComplete="off"
                    aria-label={`${words(`rec.${opinion}`)}, ${words(`rap.vote.${group}`)}`}
                    value={shown(opinion, group)}
                    onChange={(event) => {
                      const { value } = event.currentTarget
                      setTyped((before) => ({ ...before, [`${opinion}-${group}`]: value }))
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="rap-vote-row">
        <Button
          size="small"
          type="submit"
          busy={pending.has(card)}
          reason={off ?? (hands === null || nothing ? words('refusal.bad-number') : null)}
          onPress={() => undefined}
        >
          {words('rap.vote.keep')}
        </Button>
        {kept === null ? null : (
          <Button size="small" look="quiet" reason={off} onPress={() => keep(null)}>
            {words('rap.vote.clear')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** All six numbers, or null when one of them is none. */
function handsOf(
  read: (opinion: (typeof OPINIONS)[number], group: (typeof groups)[number]) => number | null,
): HandCount | null {
  const of = (opinion: (typeof OPINIONS)[number]) => {
    const [women, men] = [read(opinion, 'women'), read(opinion, 'men')]
    return women === null || men === null ? null : { women, men }
  }
  const [yes, mid, no] = [of('yes'), of('mid'), of('no')]
  return yes === null || mid === null || no === null ? null : { yes, mid, no }
}
