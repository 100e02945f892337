import * as z from 'zod/mini'
import type { CardId } from '../domain/ids.ts'
import { parseId } from '../domain/ids.ts'
import { limits } from '../domain/limits.ts'
import { TELLERS, VOTE_RULES } from '../domain/vote.ts'

const card = z.pipe(
  z.string().check(z.refine((text) => parseId<CardId>(text) !== null)),
  z.transform((text) => text as CardId),
)
const people = z.int().check(z.minimum(0), z.maximum(limits.presentMax))
const womenAndMen = z.strictObject({ women: people, men: people })

/** Commands that weigh a recommendation. What a phone votes is `opine` with the vote's round. */
export const votingSchemas = {
  /** « Lu à voix haute, traduit »: of the words as they stand at this moment. */
  'mark-read': z.strictObject({ kind: z.literal('mark-read'), card, read: z.boolean() }),
  'open-vote': z.strictObject({
    kind: z.literal('open-vote'),
    card,
    rule: z.enum(VOTE_RULES),
    present: people,
    /** False: hands decide alone. */
    phones: z.boolean(),
  }),
  /** Null takes a teller's count back. */
  'count-hands': z.strictObject({
    kind: z.literal('count-hands'),
    card,
    teller: z.enum(TELLERS),
    hands: z.nullable(z.strictObject({ yes: womenAndMen, mid: womenAndMen, no: womenAndMen })),
  }),
  /** `counts` false: it was opened by mistake, and nothing of it remains. */
  'close-vote': z.strictObject({ kind: z.literal('close-vote'), card, counts: z.boolean() }),
} as const
