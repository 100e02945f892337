import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import { refusedWords } from './refused-words.ts'

/** The sentence of a refused command, beside what it concerns. Nothing is drawn when nothing was refused. */
export function RefusalNote({ of }: { readonly of: string }) {
  const words = useWords()
  const refusal = useActs().refused[of]
  if (refusal === undefined) return null
  return (
    <ErrorNote tone={refusal.code === 'wrong-state' ? 'attention' : 'error'}>{refusedWords(words, refusal)}</ErrorNote>
  )
}
