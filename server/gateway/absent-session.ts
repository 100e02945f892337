import type { SessionId } from '../../shared/domain/ids.ts'
import type { RefusalCode } from '../../shared/domain/refusal.ts'
import type { House } from './house.ts'

/** Why a session that somebody has a place in does not answer: sealed, damaged on disk, or not there yet. */
export function whyAbsent(
  house: Pick<House, 'doors' | 'watch'>,
  session: SessionId,
): { readonly status: number; readonly code: RefusalCode } {
  if (house.doors.standing(session)?.is === 'sealed') return { status: 410, code: 'closed' }
  const damaged = house.watch.notes().damaged.some((each) => each.session === session)
  return { status: 503, code: damaged ? 'damaged' : 'unavailable' }
}
