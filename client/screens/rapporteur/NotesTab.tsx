import type { StageView } from '../../../shared/domain/stage-view.ts'
import { textName } from '../../../shared/domain/text.ts'
import { useWords } from '../../state/session-context.tsx'
import { TeamText } from '../console/TeamText.tsx'
import { RoomSide } from './RoomSide.tsx'

/** The text of the minutes that no card holds: opening, summary of the talk, closing words. Printed as it stands. */
export function NotesTab({ stage }: { readonly stage: StageView }) {
  const words = useWords()
  return (
    <>
      <section className="con-column rap-centre rap-notes" aria-labelledby="rap-notes">
        <header className="con-head">
          <h2 id="rap-notes">{words('rap.notes')}</h2>
        </header>
        <div className="con-scroll rap-editor">
          <TeamText
            name={textName('minutes', null)}
            label={words('rap.notestext')}
            help={words('rap.noteshelp')}
            rows={18}
          />
        </div>
      </section>
      <RoomSide stage={stage} sources={null} onSource={null} />
    </>
  )
}
