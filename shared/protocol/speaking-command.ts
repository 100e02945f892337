import * as z from 'zod/mini'
import { limits } from '../domain/limits.ts'
import { SPEAKING_GROUPS } from '../domain/speaking.ts'

const short = z.string().check(z.maxLength(1_000))

/** Commands on the list of speakers, which stand in no document and beside no question. */
export const speakingSchemas = {
  /** Set, not toggled: a hand raised twice is one hand. */
  'raise-hand': z.strictObject({
    kind: z.literal('raise-hand'),
    on: z.boolean(),
  }),
  'add-speaker': z.strictObject({
    kind: z.literal('add-speaker'),
    ticket: short,
  }),
  'drop-speaker': z.strictObject({
    kind: z.literal('drop-speaker'),
    speaker: short,
  }),
  'place-speaker': z.strictObject({
    kind: z.literal('place-speaker'),
    speaker: short,
    before: z.nullable(short),
  }),
  /** Ends whoever speaks; null minutes: without a time. */
  'give-word': z.strictObject({
    kind: z.literal('give-word'),
    speaker: short,
    minutes: z.nullable(z.number().check(z.minimum(0), z.maximum(limits.speechMinutesMax))),
  }),
  /** `counts` false: it was given by mistake, and the speaker stands in the list as before. */
  'end-word': z.strictObject({
    kind: z.literal('end-word'),
    speaker: short,
    counts: z.boolean(),
  }),
  'time-word': z.strictObject({
    kind: z.literal('time-word'),
    speaker: short,
    minutes: z.nullable(z.number().check(z.minimum(0), z.maximum(limits.speechMinutesMax))),
  }),
  'tick-word': z.strictObject({
    kind: z.literal('tick-word'),
    group: z.enum(SPEAKING_GROUPS),
    by: z.union([z.literal(1), z.literal(-1)]),
  }),
  interpret: z.strictObject({
    kind: z.literal('interpret'),
    on: z.boolean(),
  }),
} as const
