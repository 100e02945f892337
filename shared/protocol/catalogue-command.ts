import * as z from 'zod/mini'
import { DAY_PARTS } from '../domain/attendance.ts'
import { LEVELS, THEME_LETTERS, type ThemeLetter } from '../domain/card.ts'
import { HEARINGS, READINGS, RELATIONS } from '../domain/consolidation.ts'
import type { CommandId, ForumId, LinkId, SeriesId, SessionId } from '../domain/ids.ts'
import { parseId } from '../domain/ids.ts'
import type { Refusal, RefusalCode } from '../domain/refusal.ts'
import { SESSION_ROLES } from '../domain/role.ts'

function idOf<Id extends SeriesId | ForumId | SessionId | LinkId>() {
  return z.pipe(
    z.string().check(z.refine((text) => parseId<Id>(text) !== null)),
    z.transform((text) => text as Id),
  )
}
const seriesId = idOf<SeriesId>()
const forumId = idOf<ForumId>()
const sessionId = idOf<SessionId>()
const linkId = idOf<LinkId>()

/** Generous here, exact in the decision: a line over its limit gets a named refusal with the number of letters too many. */
const line = z.string().check(z.maxLength(2_000))
/** Read-only in its type alone: `z.readonly` freezes whatever came, and throws at bytes. */
const many = <Each extends z.ZodMiniType>(each: Each, max = 100) =>
  z.pipe(
    z.array(each).check(z.maxLength(max)),
    z.transform((values) => values as readonly z.infer<Each>[]),
  )
const lines = many(line)
const number = z.nullable(z.number())

const seriesFields = z.strictObject({ title: line, code: line, projectLine: line, funders: lines, partners: lines })
const forumFields = z.strictObject({
  title: line,
  code: line,
  rank: number,
  shortTitle: line,
  projectLine: line,
  place: line,
  country: line,
  date: line,
  venue: line,
  organisers: lines,
  partners: lines,
  funders: lines,
  expected: number,
  wifiName: line,
  wifiPassword: line,
})
const people = z.number()
const namedCounts = many(z.strictObject({ name: line, count: people }), 400)
const headcount = z.strictObject({
  present: people,
  sex: z.strictObject({ F: people, H: people }),
  ageBand: z.strictObject({ '18-35': people, '36-50': people, '51+': people }),
  area: namedCounts,
  structure: namedCounts,
})
const themes = z.strictObject(
  Object.fromEntries(THEME_LETTERS.map((letter) => [letter, line])) as Record<ThemeLetter, typeof line>,
)
const sessionFields = z.strictObject({
  title: line,
  code: line,
  agenda: many(z.strictObject({ title: line, minutes: number })),
  chair: line,
  rapporteur: line,
  expertName: line,
  expertTitle: line,
  themes,
  language: z.enum(['fr', 'en']),
})

/** A recommendation by its printed id. */
const recommendation = z.string().check(z.regex(/^[A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?-[RX]\d{2,6}$/))
const words = z.string().check(z.maxLength(8_000))

/** One schema a command. An edit carries only the fields that changed: two organisers at two fields do not undo each other. */
export const catalogueSchemas = {
  'make-series': z.strictObject({
    kind: z.literal('make-series'),
    series: seriesId,
    fields: seriesFields,
    /** Set once: what is printed on invented content cannot be edited away. */
    notice: z.nullable(line),
  }),
  'edit-series': z.strictObject({ kind: z.literal('edit-series'), series: seriesId, fields: z.partial(seriesFields) }),
  'make-forum': z.strictObject({
    kind: z.literal('make-forum'),
    forum: forumId,
    series: seriesId,
    fields: forumFields,
  }),
  'edit-forum': z.strictObject({ kind: z.literal('edit-forum'), forum: forumId, fields: z.partial(forumFields) }),
  /** One sheet of signatures, as numbers; null takes it away. */
  'set-half-day': z.strictObject({
    kind: z.literal('set-half-day'),
    forum: forumId,
    day: line,
    part: z.enum(DAY_PARTS),
    headcount: z.nullable(headcount),
  }),
  'make-session': z.strictObject({
    kind: z.literal('make-session'),
    session: sessionId,
    forum: forumId,
    fields: sessionFields,
  }),
  'edit-session': z.strictObject({
    kind: z.literal('edit-session'),
    session: sessionId,
    fields: z.partial(sessionFields),
  }),
  'make-link': z.strictObject({
    kind: z.literal('make-link'),
    session: sessionId,
    role: z.enum(SESSION_ROLES),
    label: line,
  }),
  /** `replace`: a new link of the same role and label in its place, at once. */
  'revoke-link': z.strictObject({ kind: z.literal('revoke-link'), link: linkId, replace: z.boolean() }),
  /** Consolidation: what an act means stands in shared/domain/consolidation.ts. */
  relate: z.strictObject({
    kind: z.literal('relate'),
    series: seriesId,
    reading: z.enum(READINGS),
    one: recommendation,
    other: recommendation,
    relation: z.enum(RELATIONS),
  }),
  'write-final': z.strictObject({
    kind: z.literal('write-final'),
    series: seriesId,
    member: recommendation,
    text: words,
    addressee: lines,
    level: z.enum(LEVELS),
    deadline: z.nullable(line),
    indicator: z.nullable(words),
  }),
  'own-losses': z.strictObject({
    kind: z.literal('own-losses'),
    series: seriesId,
    member: recommendation,
    losses: many(words, 400),
  }),
  'set-aside': z.strictObject({
    kind: z.literal('set-aside'),
    series: seriesId,
    member: recommendation,
    reason: words,
  }),
  hear: z.strictObject({
    kind: z.literal('hear'),
    series: seriesId,
    member: recommendation,
    forum: forumId,
    hearing: z.enum(HEARINGS),
    words,
  }),
  'take-back': z.strictObject({ kind: z.literal('take-back'), series: seriesId, number: people }),
} as const satisfies Record<string, z.ZodMiniType>

export type CatalogueKind = keyof typeof catalogueSchemas
export type CatalogueCommandOf<Kind extends CatalogueKind> = z.infer<(typeof catalogueSchemas)[Kind]>
export type CatalogueCommand = { [Kind in CatalogueKind]: CatalogueCommandOf<Kind> }[CatalogueKind]

export interface CatalogueEnvelope {
  readonly id: CommandId
  readonly command: CatalogueCommand
}

/** What the organiser hears, once it is on disk. The same answer again for the same id. */
export type CatalogueAnswer =
  /** `id` of what was made or changed. */
  | { readonly is: 'done'; readonly id: string }
  /** `field`: the one it is about, such as `date` or `agenda`; null when it is about the whole. */
  | { readonly is: 'refused'; readonly refusal: Refusal; readonly field: string | null }

export type ParsedCatalogueCommand =
  | { readonly is: 'command'; readonly envelope: CatalogueEnvelope }
  | { readonly is: 'refused'; readonly code: Extract<RefusalCode, 'malformed' | 'unknown-command'> }

const envelopeSchema = z.strictObject({ id: z.string(), command: z.looseObject({ kind: z.string() }) })

/** Parses what came over a wire, never throws. */
export function parseCatalogueCommand(input: unknown): ParsedCatalogueCommand {
  const envelope = envelopeSchema.safeParse(input)
  if (!envelope.success) return { is: 'refused', code: 'malformed' }
  const id = parseId<CommandId>(envelope.data.id)
  if (id === null) return { is: 'refused', code: 'malformed' }
  const kind = envelope.data.command.kind
  if (!Object.hasOwn(catalogueSchemas, kind)) return { is: 'refused', code: 'unknown-command' }
  const command = catalogueSchemas[kind as CatalogueKind].safeParse(envelope.data.command)
  if (!command.success) return { is: 'refused', code: 'malformed' }
  return { is: 'command', envelope: { id, command: command.data as CatalogueCommand } }
}
