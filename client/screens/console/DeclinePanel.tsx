import { DECLINE_REASONS, type DeclineReason } from '../../../shared/domain/card.ts'
import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'
import { RowPanel } from './RowPanel.tsx'

/** Why it is not kept: the asker reads it, so there is no « other ». Keys 1 to 5. */
export function DeclinePanel(props: {
  readonly onChoose: (reason: DeclineReason) => void
  readonly onClose: () => void
}) {
  const { onChoose, onClose } = props
  const words = useWords()
  const choose = (key: string) => {
    const reason = DECLINE_REASONS[Number(key) - 1]
    if (reason === undefined) return false
    onChoose(reason)
    return true
  }
  return (
    <RowPanel title={words('con.whynot')} onClose={onClose} onKey={choose}>
      <div className="con-choices">
        {DECLINE_REASONS.map((reason, at) => (
          <Button key={reason} size="small" hint={String(at + 1)} onPress={() => onChoose(reason)}>
            {words(`reason.${reason}`)}
          </Button>
        ))}
      </div>
      <p className="con-help">{words('con.askerreads')}</p>
    </RowPanel>
  )
}
