import { useEffect, useRef } from 'react'
import { textName } from '../../../shared/domain/text.ts'
import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import type { AskedRow } from './asked-rows.ts'
import { RowPanel } from './RowPanel.tsx'
import { TeamText } from './TeamText.tsx'

/** The team's wording, written in place; the original stays beside it, and in the record unless it endangers its asker. */
export function RewordPanel({ row, onClose }: { readonly row: AskedRow; readonly onClose: () => void }) {
  const words = useWords()
  const { act, off } = useActs()
  const place = useRef<HTMLDivElement>(null)
  // The text comes a moment after the panel: the pen goes to it then.
  useEffect(() => {
    if (row.wordingOpen) place.current?.querySelector('textarea')?.focus()
  }, [row.wordingOpen])
  return (
    <RowPanel title={words('con.reword')} onClose={onClose}>
      <p className="con-original">
        <span className="con-help">{words('con.original')}</span>
        <span dir="auto">{row.original}</span>
      </p>
      {/* The server makes the text when `reword` is on its disk: opening it before would be a text that is not there. */}
      {row.wordingOpen ? (
        <div ref={place}>
          <TeamText name={textName('wording', row.id)} label={words('con.wording')} rows={3} />
        </div>
      ) : (
        <p className="con-help" role="status">
          {words('con.opening')}
        </p>
      )}
      <label className="con-check">
        <input
          type="checkbox"
          checked={row.rewordedToProtect}
          disabled={off !== null || !row.wordingOpen}
          onChange={(event) =>
            void act({ kind: 'mark-rewording', card: row.id, protects: event.currentTarget.checked })
          }
        />
        {words('con.rewordprotects')}
      </label>
      <div className="con-choices">
        <Button size="small" look="primary" icon="check" onPress={onClose}>
          {words('con.done')}
        </Button>
      </div>
    </RowPanel>
  )
}
