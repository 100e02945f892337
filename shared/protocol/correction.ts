import * as z from 'zod/mini'
import { CORRECTION_FIELDS, type CorrectionField } from '../domain/correction-field.ts'
import { type CommandId, parseId, type SessionId } from '../domain/ids.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { SnapshotContent } from '../domain/snapshot.ts'

/** Generous here, exact in the decision: what is over its limit gets a named refusal with the number of letters too many. */
const typed = z.string().check(z.maxLength(50_000))
const target = z.string().check(z.maxLength(64))
const seal = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const changeSchema = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('change'),
    target,
    field: z.enum(CORRECTION_FIELDS),
    value: typed,
    /** Takes the words before out of the archive for good. */
    protects: z.boolean(),
    why: typed,
  }),
  /** Protects a question or contribution after the fact: it is counted only. Nothing is typed that could name anyone. */
  z.strictObject({ is: z.literal('hide'), target }),
])

const correctionSchema = z.strictObject({
  id: z.string(),
  session: z.string(),
  /** Seal of the snapshot that was read: when another one stands by now, nothing is changed unseen. */
  base: seal,
  changes: z.array(changeSchema).check(z.minLength(1), z.maxLength(300)),
})

export type CorrectionChange = z.infer<typeof changeSchema>
export interface CorrectionEnvelope {
  /** Made on the device, so that it is applied exactly once. */
  readonly id: CommandId
  readonly session: SessionId
  readonly base: string
  readonly changes: readonly CorrectionChange[]
}

/** The newest snapshot as it may be corrected. */
export interface CorrectionSheet {
  readonly seq: number
  readonly seal: string
  readonly sealWords: string
  readonly items: SnapshotContent
}

/** Why nothing was sealed; each has words under `fix.refusal-<why>`. */
export const CORRECTION_REFUSALS = [
  'malformed',
  'not-sealed', // the session lives, or is not known
  'archive-damaged', // nothing is built on a broken seal
  'newer-stands', // somebody else was faster: what was typed is kept, and is held against the newer words
  'nothing-changed',
  'faults', // single fields, by name
  'disk-full',
  'unavailable', // being started or restarted: the same again is safe
] as const
export type CorrectionRefusal = (typeof CORRECTION_REFUSALS)[number]

export interface CorrectionFault {
  readonly target: string
  /** Null when it is about the item as a whole. */
  readonly field: CorrectionField | null
  readonly part: 'value' | 'why'
  readonly refusal: Refusal
}

export type CorrectionAnswer =
  /** On disk, with its minutes. */
  | { readonly is: 'done'; readonly seq: number; readonly seal: string; readonly sealWords: string }
  | { readonly is: 'refused'; readonly why: CorrectionRefusal; readonly faults: readonly CorrectionFault[] }
export type CorrectionReading =
  | { readonly is: 'sheet'; readonly sheet: CorrectionSheet }
  | { readonly is: 'refused'; readonly why: CorrectionRefusal; readonly faults: readonly CorrectionFault[] }

/** Null for what is not a correction. Never throws. */
export function parseCorrection(input: unknown): CorrectionEnvelope | null {
  const read = correctionSchema.safeParse(input)
  if (!read.success) return null
  const { base, changes } = read.data
  const [id, session] = [parseId<CommandId>(read.data.id), parseId<SessionId>(read.data.session)]
  return id === null || session === null ? null : { id, session, base, changes }
}
