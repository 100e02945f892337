/** Limits that only the gate knows; those that clients share are in shared/domain/limits.ts. */
export const gateLimits = {
  /** 2^40: three centuries of typing ten letters a second, and far from 2^53 where clocks stop being exact. */
  clockMax: 2 ** 40,
  /** Yjs takes client ids at random below 2^32; larger ones are not understood by other implementations. */
  clientIdMax: 2 ** 32 - 1,
  /**
   * Structs that the server does not have yet, in one update; others are dropped unread. An hour off line with the caret set
   * elsewhere every two seconds makes some two thousand. Each costs four microseconds on code that is still cold.
   */
  freshStructsMax: 2_500,
  /**
   * How many concurrent items may be weighed to find the places of one update's structs. Forged neighbours make Yjs walk
   * through the whole text for each struct (5,000 structs: ten seconds); this many take some 10 ms. A phone that was an
   * hour off line needs some thousands.
   */
  placingStepsMax: 30_000,
} as const
