/** Identifiers are made at random, parsed once at the edge, and never mixed: inside, a `SessionId` is not a `string`. */
declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type SeriesId = Branded<'SeriesId'>
export type ForumId = Branded<'ForumId'>
export type SessionId = Branded<'SessionId'>
/** A question, a contribution or a recommendation. */
export type CardId = Branded<'CardId'>
/** One person's place in a session on one device: nameless, random, forgotten when the session is closed. */
export type SeatId = Branded<'SeatId'>
export type LinkId = Branded<'LinkId'>
/** Made on the device, so that a repeated command is known again. */
export type CommandId = Branded<'CommandId'>

/** 26 letters of base32 hold 130 bits: nobody guesses one (TRUST A-08). */
const RANDOM_ID = /^[a-z2-7]{26}$/

/** Gives the text back as an identifier, or null when it is not one. */
export function parseId<Id extends SeriesId | ForumId | SessionId | CardId | SeatId | LinkId | CommandId>(
  text: unknown,
): Id | null {
  return typeof text === 'string' && RANDOM_ID.test(text) ? (text as Id) : null
}

/** For identifiers fresh from the random source and for rows read back from our own disk. Throws on anything else. */
export function asId<Id extends SeriesId | ForumId | SessionId | CardId | SeatId | LinkId | CommandId>(
  text: string,
): Id {
  const id = parseId<Id>(text)
  if (id === null) throw new Error('not an identifier')
  return id
}
