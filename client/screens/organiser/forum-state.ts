import type { SessionInView } from '../../../shared/domain/catalogue-view.ts'

export type ForumState =
  | { readonly is: 'empty' }
  | { readonly is: 'ready' }
  | { readonly is: 'partly'; readonly closed: number }
  | { readonly is: 'closed' }

/** How far a forum has come, told from its sessions. */
export function forumState(sessions: readonly SessionInView[]): ForumState {
  const closed = sessions.filter((session) => session.standing.is === 'sealed').length
  if (sessions.length === 0) return { is: 'empty' }
  if (closed === 0) return { is: 'ready' }
  return closed === sessions.length ? { is: 'closed' } : { is: 'partly', closed }
}
