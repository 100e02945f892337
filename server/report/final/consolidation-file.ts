import * as z from 'zod/mini'

/**
 * What people decided on the recommendations of a series, as the final report reads it: groups with their originals, and
 * what was not taken up, with a reason. Derived from the log of decisions; the report never decides.
 */
export type ConsolidationFile = z.infer<typeof schema>
export type FinalGroup = ConsolidationFile['groups'][number]
export type Relation = (typeof RELATIONS)[number]
export const RELATIONS = ['same-demand', 'part-of', 'regional-variant', 'opposed'] as const

const text = z.string().check(z.maxLength(5_000))
const id = z.string().check(z.regex(/^[A-Z0-9][A-Z0-9-]{0,60}$/))
const date = z.nullable(z.iso.date())

const schema = z.object({
  groups: z.array(
    z.object({
      id: z.string().check(z.regex(/^F-\d{2,}$/)),
      text,
      members: z.array(z.object({ rec: id, relation: z.enum(RELATIONS) })).check(z.minLength(1)),
      /** Codes of the forums whose person heard it and agreed. */
      validatedBy: z.optional(z.array(z.string())),
      /** What one original had and the common text has not, owned by somebody. */
      lost: z.optional(z.array(text)),
      followUp: z.optional(
        z.object({
          submittedTo: text,
          submittedOn: date,
          discussedOn: date,
          reply: z.optional(text),
          replyOn: z.optional(date),
          evidence: z.optional(text),
        }),
      ),
    }),
  ),
  leftOut: z.array(z.object({ rec: id, reason: text })),
  /** Two readings compared. */
  readings: z.optional(z.object({ agreed: z.int(), of: z.int(), kappaHundredths: z.nullable(z.int()) })),
})

export type ReadConsolidation =
  | { readonly is: 'consolidation'; readonly consolidation: ConsolidationFile }
  | { readonly is: 'refused'; readonly where: string }

/** Reads the words of a file. Never throws. */
export function readConsolidation(words: string): ReadConsolidation {
  try {
    const read = schema.safeParse(JSON.parse(words))
    if (read.success) return { is: 'consolidation', consolidation: read.data }
    return { is: 'refused', where: read.error.issues[0]?.path.join('.') ?? '' }
  } catch {
    return { is: 'refused', where: '' }
  }
}
