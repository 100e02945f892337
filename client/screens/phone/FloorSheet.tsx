import { type ComponentProps, useCallback, useEffect, useRef } from 'react'
import type { TextName } from '../../../shared/domain/text.ts'
import { textCharactersMax } from '../../../shared/domain/text.ts'
import { Icon } from '../../parts/Icon.tsx'
import { SessionProvider } from '../../state/session-context.tsx'
import { useConnection } from '../../state/use-connection.ts'
import { useSharedText } from '../../state/use-shared-text.ts'
import { floorFault, floorState } from './floor-state.ts'
import { LeftWords } from './LeftWords.tsx'
import { usePhone } from './phone-context.ts'
import type { FloorSheetComponent } from './phone-state.ts'

/** Told only when it begins to matter. */
const fewLetters = 60
/** « L'équipe a repris le texte » is read before the sheet goes; the last answer of the server comes before that. */
const closingMs = 4_000

/** What the sheet holds, on the session that is followed live. Loaded by itself, when somebody wants to write. */
export function createFloorSheet(client: ComponentProps<typeof SessionProvider>['client']): FloorSheetComponent {
  return function FloorSheet(props) {
    const { words } = usePhone()
    return (
      <SessionProvider client={client} words={words}>
        <Sheet key={props.text} {...props} />
      </SessionProvider>
    )
  }
}

function Sheet({ text, shown }: { text: TextName; shown: boolean }) {
  const { state, words } = usePhone()
  const field = useSharedText(text)
  const connection = useConnection()
  const area = useRef<HTMLTextAreaElement | null>(null)
  const open = text in state.own.floors
  const { writable, value } = field.state
  const ready = shown && writable && open
  const bind = field.ref
  // One and the same as long as the text is: a new one would let go of the field in the middle of a word.
  const ref = useCallback(
    (element: HTMLTextAreaElement | null) => {
      area.current = element
      return bind(element)
    },
    [bind],
  )
  useClosing(open, shown, field.state.offered !== null, text)

  useEffect(() => {
    if (ready) area.current?.focus()
  }, [ready])

  const told = floorState({ open, text: field.state, net: connection.is, durable: state.durable })
  const fault = floorFault(field.state.refused)
  const left = textCharactersMax.recommendation - value.length
  return (
    <div className="ph-floor-body">
      {open ? (
        <>
          <p id="ph-floor-rule" className="ph-floor-rule">
            {words('phone.floor-rule')} {words('phone.floor-own')}
          </p>
          <textarea
            ref={ref}
            className="ph-field ph-floor-field"
            dir="auto"
            autoComplete="off"
            readOnly={!ready}
            aria-label={words('phone.floor-field')}
            aria-describedby="ph-floor-rule"
            placeholder={field.state.status === 'loading' ? words('phone.floor-coming') : undefined}
          />
        </>
      ) : null}
      {open && fault !== null ? (
        <p className="ph-fault" role="alert">
          {words(fault)}
        </p>
      ) : null}
      <p className={`ph-state ph-tone-${told.tone}`} role="status">
        <Icon name={told.icon} />
        <span>{words(told.word)}</span>
        {open && left <= fewLetters ? (
          <span className="ph-floor-left">{words('phone.letters-left', { n: Math.max(0, left) })}</span>
        ) : null}
      </p>
      {field.state.offered === null ? null : (
        <div className="ph-floor-offered" role="alert">
          <LeftWords left={field.state.offered} drop={field.dropOffered} again={open ? field.takeOffered : null} />
        </div>
      )}
    </div>
  )
}

/** Goes by itself once the team has the text back, and comes back by itself when words of one's own have no place. */
function useClosing(open: boolean, shown: boolean, offers: boolean, text: TextName): void {
  const { acts } = usePhone()
  useEffect(() => {
    if (acts === null || open || !shown || offers) return
    return acts.after(closingMs, acts.stopWriting)
  }, [acts, open, shown, offers])
  useEffect(() => {
    if (offers) acts?.write(text)
  }, [acts, offers, text])
}
