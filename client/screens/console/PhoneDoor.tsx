import { Button } from '../../parts/Button.tsx'
import { useWords } from '../../state/session-context.tsx'
import { useActs } from './ActsProvider.tsx'
import type { AskedRow } from './asked-rows.ts'

/** Shuts out the phone that sent this question, or lets it back in. Nobody is told whose it is. */
export function PhoneDoor({ row }: { readonly row: AskedRow }) {
  const words = useWords()
  const { act, off, pending } = useActs()
  if (!row.fromPhone) return null
  return (
    <Button
      size="small"
      look="quiet"
      icon="lock"
      reason={off}
      busy={pending.has(row.id)}
      onPress={() => void act({ kind: 'expel-seat', card: row.id, expelled: !row.expelled })}
    >
      {words(row.expelled ? 'con.letback' : 'con.expel')}
    </Button>
  )
}
