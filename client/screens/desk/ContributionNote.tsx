import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'

/** A contribution waits for no answer, but may have one. */
export function ContributionNote(props: { readOnly: boolean; busy: boolean; onReply: () => void }) {
  const words = useWords()
  return (
    <div className="desk-editor desk-contribution">
      <p>{words('desk.isContribution')}</p>
      {props.readOnly ? null : (
        <Button icon="pencil" busy={props.busy} onPress={props.onReply}>
          {words('desk.reply')}
        </Button>
      )}
    </div>
  )
}
