import type { WordId } from '../../../shared/words/words.ts'
import { KeyHint } from '../../parts/KeyHint.tsx'
import { useWords } from '../../state/session-context.tsx'
import { LookUpSheet } from './LookUpSheet.tsx'

type Line = readonly [keys: readonly string[], word: WordId]
const groups: readonly { readonly head: WordId; readonly lines: readonly Line[] }[] = [
  {
    head: 'con.keys.inbox',
    lines: [
      [['A'], 'con.accept'],
      [['T'], 'con.theme'],
      [['X'], 'con.reject'],
      [['C'], 'con.keys.form'],
      [['M'], 'con.merge'],
      [['W'], 'con.reword'],
      [['P'], 'con.protect'],
    ],
  },
  {
    head: 'con.keys.queue',
    lines: [
      [['E'], 'con.keys.screen'],
      [['O'], 'con.aloudlong'],
      [['Alt ↑', 'Alt ↓'], 'con.keys.order'],
      [['T', 'M', 'W', 'C', 'P'], 'con.keys.same'],
    ],
  },
  {
    head: 'con.speakers',
    lines: [
      [['S'], 'con.ticketfield'],
      [['D'], 'con.giveword'],
      [['X'], 'con.dropspeaker'],
      [['Alt ↑', 'Alt ↓'], 'con.keys.order'],
    ],
  },
  {
    head: 'con.keys.all',
    lines: [
      [['↑', '↓', 'J', 'K'], 'con.keys.move'],
      [['N'], 'con.proxy'],
      [['G', '1 – 6'], 'con.phases'],
      [['B'], 'con.hide'],
      [['L'], 'con.balance'],
      [['Z'], 'con.undo'],
      [['?'], 'con.shortcuts'],
      [['Esc'], 'con.keys.leave'],
    ],
  },
]

/** All keys on one sheet, and the switch that turns the single ones off (WCAG 2.1.4). */
export function Shortcuts(props: {
  readonly singleKeys: boolean
  readonly onSingleKeys: (on: boolean) => void
  readonly onClose: () => void
}) {
  const { singleKeys, onSingleKeys, onClose } = props
  const words = useWords()
  return (
    <LookUpSheet title={words('con.shortcuts')} onClose={onClose}>
      <label className="con-check">
        <input type="checkbox" checked={singleKeys} onChange={(event) => onSingleKeys(event.currentTarget.checked)} />
        {words('con.singlekeys')}
      </label>
      <p className="con-help">{words('con.singlekeyshelp')}</p>
      <div className="con-keys-groups">
        {groups.map((group) => (
          <section key={group.head}>
            <h3>{words(group.head)}</h3>
            <dl>
              {group.lines.map(([keys, word]) => (
                <div key={word}>
                  <dt>
                    {keys.map((key) => (
                      <KeyHint key={key} keys={key} />
                    ))}
                    <span className="vh">{keys.join(', ')}</span>
                  </dt>
                  <dd>{words(word)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </LookUpSheet>
  )
}
