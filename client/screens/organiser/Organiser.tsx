import { EmptyState } from '../../parts/EmptyState.tsx'
import type { PlainScreenProps } from '../../parts/laptop-page.ts'

/** Not written yet: says so. */
export function Organiser({ words }: PlainScreenProps) {
  return <EmptyState icon="info" title={words('part.notHere')} />
}
