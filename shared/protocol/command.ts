import * as z from 'zod/mini'
import { BOARD_VIEWS } from '../domain/board.ts'
import { CHANNELS, DECLINE_REASONS, LEVELS, OPINIONS, THEME_LETTERS } from '../domain/card.ts'
import type { CommandKind } from '../domain/command-kind.ts'
import type { CardId, CommandId } from '../domain/ids.ts'
import { parseId } from '../domain/ids.ts'
import { limits } from '../domain/limits.ts'
import { PHASES } from '../domain/phase.ts'
import type { Refusal } from '../domain/refusal.ts'
import { parseTextName, type TextName } from '../domain/text.ts'
import { speakingSchemas } from './speaking-command.ts'
import { votingSchemas } from './voting-command.ts'

const cardId = z.pipe(
  z.string().check(z.refine((text) => parseId<CardId>(text) !== null)),
  z.transform((text) => text as CardId),
)
const textNameSchema = z.pipe(
  z.string().check(z.refine((text) => parseTextName(text) !== null)),
  z.transform((text) => text as TextName),
)
/** Generous here, exact in the decision: a text over its limit gets a named refusal with the number of letters too many. */
const words = z.string().check(z.maxLength(limits.noteCharactersMax))
const short = z.string().check(z.maxLength(1_000))
const form = z.enum(['question', 'contribution'])
const order = z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER))
const adoptedBy = z.enum(['acclamation', 'hands', 'phones'])
const ofCard = <Kind extends CommandKind>(kind: Kind) => z.strictObject({ kind: z.literal(kind), card: cardId })

/** One schema a command. `strictObject`: an unknown field is a malformed command, never ignored (TRUST A-07). */
export const commandSchemas = {
  ask: z.strictObject({
    kind: z.literal('ask'),
    form,
    text: words,
    name: z.nullable(short),
  }),
  'replace-own': z.strictObject({
    kind: z.literal('replace-own'),
    card: cardId,
    text: words,
  }),
  'withdraw-own': ofCard('withdraw-own'),
  /** Set, not toggled: the latest by the device's own sequence wins (DESIGN §10). */
  support: z.strictObject({
    kind: z.literal('support'),
    card: cardId,
    on: z.boolean(),
    order,
  }),
  opine: z.strictObject({
    kind: z.literal('opine'),
    card: cardId,
    opinion: z.nullable(z.enum(OPINIONS)),
    order,
    /** The round of the vote that it is meant for; without it, an opinion. */
    vote: z.optional(z.int()),
  }),

  'write-for': z.strictObject({
    kind: z.literal('write-for'),
    form,
    text: words,
    channel: z.enum(CHANNELS),
    asker: z.nullable(short),
  }),
  accept: ofCard('accept'),
  decline: z.strictObject({
    kind: z.literal('decline'),
    card: cardId,
    reason: z.enum(DECLINE_REASONS),
  }),
  'return-to-inbox': ofCard('return-to-inbox'),
  protect: ofCard('protect'),
  unprotect: ofCard('unprotect'),
  'set-form': z.strictObject({
    kind: z.literal('set-form'),
    card: cardId,
    form,
  }),
  'set-theme': z.strictObject({
    kind: z.literal('set-theme'),
    card: cardId,
    theme: z.nullable(z.enum(THEME_LETTERS)),
  }),
  /** In front of another card, or last. Works for the queue and for recommendations. */
  place: z.strictObject({
    kind: z.literal('place'),
    card: cardId,
    before: z.nullable(cardId),
  }),
  /** The whole queue at once: most supported first, or as it stood before that. */
  'sort-queue': z.strictObject({
    kind: z.literal('sort-queue'),
    by: z.enum(['supports', 'before']),
  }),
  /** Begins the team's wording: makes the desk text `wording:<card>` holding the original. */
  reword: ofCard('reword'),
  'mark-rewording': z.strictObject({
    kind: z.literal('mark-rewording'),
    card: cardId,
    protects: z.boolean(),
  }),
  /** How the minutes name the asker; null prints nothing. */
  'print-asker': z.strictObject({
    kind: z.literal('print-asker'),
    card: cardId,
    label: z.nullable(short),
  }),
  merge: z.strictObject({
    kind: z.literal('merge'),
    card: cardId,
    into: cardId,
  }),
  unmerge: ofCard('unmerge'),

  /** A question, contribution or recommendation on the wall; null takes it off. */
  spotlight: z.strictObject({
    kind: z.literal('spotlight'),
    card: z.nullable(cardId),
  }),
  'show-view': z.strictObject({
    kind: z.literal('show-view'),
    view: z.enum(BOARD_VIEWS),
    message: short,
  }),
  'hide-board': z.strictObject({
    kind: z.literal('hide-board'),
    hidden: z.boolean(),
  }),
  'page-board': z.strictObject({
    kind: z.literal('page-board'),
    page: z.int().check(z.minimum(0), z.maximum(99)),
  }),

  /** `open` begins a draft where there is no answer yet and changes nothing else: what a desk asks by itself undoes nobody. */
  'set-answer': z.strictObject({
    kind: z.literal('set-answer'),
    card: cardId,
    state: z.enum(['open', 'draft', 'live']),
  }),
  'finish-answer': ofCard('finish-answer'),
  'answer-aloud': ofCard('answer-aloud'),
  'answer-later': ofCard('answer-later'),
  'reopen-answer': ofCard('reopen-answer'),
  'confirm-summary': z.strictObject({
    kind: z.literal('confirm-summary'),
    card: cardId,
    reread: z.boolean(),
  }),

  /** The device makes the card's id, so that a text can be typed before the answer is back. */
  'draft-recommendation': z.strictObject({
    kind: z.literal('draft-recommendation'),
    card: cardId,
    text: words,
    sources: z.array(cardId).check(z.maxLength(limits.sourcesMax)),
  }),
  'describe-recommendation': z.strictObject({
    kind: z.literal('describe-recommendation'),
    card: cardId,
    addressees: z.array(short).check(z.maxLength(limits.addresseesMax)),
    level: z.enum(LEVELS),
    deadline: z.nullable(short),
    indicator: z.nullable(short),
    sources: z.array(cardId).check(z.maxLength(limits.sourcesMax)),
  }),
  'show-recommendation': z.strictObject({
    kind: z.literal('show-recommendation'),
    card: cardId,
    live: z.boolean(),
  }),
  'set-outcome': z.strictObject({
    kind: z.literal('set-outcome'),
    card: cardId,
    outcome: z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('in-progress') }),
      z.strictObject({ is: z.literal('adopted'), by: adoptedBy }),
      z.strictObject({ is: z.literal('adopted-amended'), by: adoptedBy }),
      z.strictObject({ is: z.literal('withdrawn'), reason: short }),
    ]),
  }),
  'open-floor': z.strictObject({
    kind: z.literal('open-floor'),
    text: textNameSchema,
    to: z.enum(['room', 'expert']),
  }),
  'show-floor': z.strictObject({
    kind: z.literal('show-floor'),
    text: textNameSchema,
  }),
  'close-floor': z.strictObject({
    kind: z.literal('close-floor'),
    text: textNameSchema,
  }),

  ...votingSchemas,
  ...speakingSchemas,

  'change-phase': z.strictObject({
    kind: z.literal('change-phase'),
    phase: z.enum(PHASES),
  }),
  /** `minutes` from now, running or standing still; null shows no time. */
  'set-time': z.strictObject({
    kind: z.literal('set-time'),
    minutes: z.nullable(z.number().check(z.minimum(0), z.maximum(600))),
    running: z.boolean(),
  }),
  'set-present': z.strictObject({
    kind: z.literal('set-present'),
    present: z.nullable(z.int().check(z.minimum(0), z.maximum(limits.presentMax))),
  }),
  'set-doors': z.strictObject({
    kind: z.literal('set-doors'),
    open: z.boolean(),
  }),
  'new-code': z.strictObject({ kind: z.literal('new-code') }),
  /** The phone that sent this question: shut out, or let back in. Set, not toggled; nobody is told which seat it is. */
  'expel-seat': z.strictObject({
    kind: z.literal('expel-seat'),
    card: cardId,
    expelled: z.boolean(),
  }),
  'message-expert': z.strictObject({
    kind: z.literal('message-expert'),
    text: short,
  }),
  'read-message': z.strictObject({
    kind: z.literal('read-message'),
    message: short,
  }),
  'close-session': z.strictObject({ kind: z.literal('close-session') }),
} as const satisfies Record<CommandKind, z.ZodMiniType>

export type CommandOf<Kind extends CommandKind> = z.infer<(typeof commandSchemas)[Kind]>
export type Command = { [Kind in CommandKind]: CommandOf<Kind> }[CommandKind]

export interface CommandEnvelope {
  readonly id: CommandId
  readonly command: Command
}

/** What the sender hears, once it is on disk. The same answer again for the same id. */
export type CommandAnswer =
  | {
      readonly is: 'done'
      readonly card: CardId | null
      readonly number: number | null
    }
  | { readonly is: 'refused'; readonly refusal: Refusal }

const envelopeSchema = z.strictObject({
  id: z.string(),
  command: z.looseObject({ kind: z.string() }),
})

export type ParsedCommand =
  | { readonly is: 'command'; readonly envelope: CommandEnvelope }
  | { readonly is: 'refused'; readonly code: 'malformed' | 'unknown-command' }

/** Parses what came over a wire, never throws. An unknown kind is told apart from a malformed one: an old server meets a new page. */
export function parseCommand(input: unknown): ParsedCommand {
  const envelope = envelopeSchema.safeParse(input)
  if (!envelope.success) return { is: 'refused', code: 'malformed' }
  const id = parseId<CommandId>(envelope.data.id)
  if (id === null) return { is: 'refused', code: 'malformed' }
  const kind = envelope.data.command.kind
  if (!Object.hasOwn(commandSchemas, kind)) return { is: 'refused', code: 'unknown-command' }
  const command = commandSchemas[kind as CommandKind].safeParse(envelope.data.command)
  if (!command.success) return { is: 'refused', code: 'malformed' }
  return { is: 'command', envelope: { id, command: command.data as Command } }
}
