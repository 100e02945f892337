/** Limits that only the gate knows; those that clients share are in shared/domain/limits.ts. */
export const gateLimits = {
  /** 2^40: three centuries of typing ten letters a second, and far from 2^53 where clocks stop being exact. */
  clockMax: 2 ** 40,
  /** Yjs takes client ids at random below 2^32; larger ones are not understood by other implementations. */
  clientIdMax: 2 ** 32 - 1,
  /**
   * How many items Yjs may have to look at while it finds the places of one update's items. Forged neighbours make it walk
   * the whole text for each struct (5,000 structs: ten seconds). A phone that was an hour off line needs some thousands;
   * at this many the walk takes a tenth of a second.
   */
  integrationStepsMax: 500_000,
} as const
