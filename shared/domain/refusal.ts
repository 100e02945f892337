/** Expected refusals: values with names that server and client share. Each has words under `refusal.<code>`. */
export const REFUSAL_CODES = [
  'malformed', // not a command at all, or fields that do not fit
  'unknown-command', // a kind that this version does not know
  'not-allowed', // this role may not
  'wrong-phase', // not in this part of the session
  'closed', // the session is sealed
  'doors-closed', // the code opens only while the doors are open
  'link-revoked', // the link was taken back
  'no-seat', // no valid cookie, come in by the link again
  'expelled', // the team closed this one seat's access
  'unknown-card',
  'wrong-state', // somebody was faster: the card is no longer in the state the button needs
  'not-read', // these words were not read aloud and translated yet
  'tellers-differ', // two people count hands, and must have counted the same
  'vote-open', // the vote is closed first
  'vote-over', // this vote is not open, or no longer
  'hands-only', // phones take no part in this vote
  'unchanged', // adopted « avec modification », but the words are those that the room first read
  'not-own', // only the asker may replace or withdraw
  'empty',
  'too-long',
  'bad-characters', // control characters and direction overrides
  'too-many', // rate or count limits
  'full', // no more room in the session
  'text-locked', // the text moved to the floor, or is not open
  'identifies', // sex and place beside one another name a person
  'bad-date',
  'bad-number',
  'disk-full',
  'damaged', // the session's record cannot be read: the organiser takes it back from a copy
  'unavailable', // being started or restarted: try again, nothing was lost
  'outdated', // this page is older than the server: reload, the outbox stays
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

export interface Refusal {
  readonly code: RefusalCode
  /** A number that belongs into the sentence (letters too many, seconds to wait), else null. */
  readonly count: number | null
}

export function refusal(code: RefusalCode, count: number | null = null): Refusal {
  return { code, count }
}

/** A socket closed with 44xx is not reopened by a stock provider (SYNC §3.5): the client decides what follows. */
export const closeCodes = {
  refused: 4409,
  epochOver: 4410,
  rightsChanged: 4401,
  revoked: 4403,
  sealed: 4404,
  tooSlow: 4508,
  restart: 1012,
  tryAgain: 1013,
} as const
