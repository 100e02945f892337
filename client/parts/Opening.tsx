import type { Words } from '../../shared/words/words.ts'
import { Band } from './Band.tsx'
import './Opening.css'

/** A page whose own part is still on its way: slow networks get a sentence and not a white page. */
export function Opening({ words }: { words: Words }) {
  return (
    <div className="opening">
      <Band />
      <p role="status">{words('part.opening')}</p>
    </div>
  )
}
