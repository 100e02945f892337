import { LeftWords } from './LeftWords.tsx'
import { usePhone } from './phone-context.ts'

/** What was written with the room and never arrived, of texts that the team has taken back since. */
export function FloorLeft() {
  const { acts, left, state, writing } = usePhone()
  return [...left].map(([text, words]) => {
    // An open text offers them on its own sheet.
    if (text in state.own.floors || (writing?.shown === true && writing.text === text)) return null
    return (
      <div key={text} className="ph-card ph-floor-offered">
        <LeftWords left={words} drop={() => acts?.dropLeft(text)} again={null} />
      </div>
    )
  })
}
