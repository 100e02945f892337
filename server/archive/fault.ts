/** What is wrong in the archive, by name. */
export type Fault =
  | {
      readonly at: 'file'
      readonly why: 'not-json' | 'not-canonical' | 'not-a-snapshot' | 'missing'
      /** From 1; null when it cannot be told. */
      readonly line: number | null
    }
  /** The words, salt or hash of this item. */
  | { readonly at: 'item'; readonly id: string }
  /** A field of the head; null when it cannot be told which. */
  | { readonly at: 'head'; readonly field: string | null }
  /** The seal does not fit the head. */
  | { readonly at: 'seal' }
  /** All fits together, but it is not what was witnessed: everything was made anew. */
  | { readonly at: 'witness' }
  /** The line that the chain keeps of this snapshot says something else, or cannot be read. */
  | { readonly at: 'chain' }
