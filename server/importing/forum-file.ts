import * as z from 'zod/mini'
import { limits } from '../../shared/domain/limits.ts'

/** A whole forum as a file of `forum-archive/0.1` (ARCHIVE §5): what other tools, and our test data, hand over. */
export type ForumFile = z.infer<typeof forumFileSchema>
export type FileSession = ForumFile['sessions'][number]
export type FileItem = FileSession['items'][number]
export type FileRecommendation = FileSession['recommendations'][number]
export type FileSpeaker = NonNullable<FileItem['speaker']>

/** A session of a thousand questions with answers, twice over. */
const itemsMax = 5_000
const sessionsMax = 40

const line = z.string().check(z.minLength(1), z.maxLength(limits.titleCharactersMax * 2))
const prose = z.string().check(z.minLength(1), z.maxLength(limits.noteCharactersMax))
const id = z.string().check(z.regex(/^[A-Z]{2,8}(-S\d{1,2}(-[QACRX]\d{2,4})?)?$/))
const counts = z.record(z.string(), z.int().check(z.nonnegative()))

const speaker = z.object({
  label: z.string(),
  title: z.optional(z.string()),
  area: z.optional(z.string()),
})

const item = z.object({
  id,
  kind: z.enum(['question', 'answer', 'contribution', 'recommendation', 'note']),
  text: prose,
  speaker: z.optional(speaker),
  replyTo: z.optional(z.array(id)),
  sensitive: z.optional(z.boolean()),
})

const recommendation = z.object({
  id,
  text: prose,
  theme: z.optional(z.string()),
  addressee: z.array(line),
  level: z.enum(['local', 'communal', 'régional', 'national', 'international']),
  deadline: z.optional(z.nullable(z.iso.date())),
  indicator: z.optional(z.nullable(z.string())),
  sources: z.array(id),
  status: z.enum(['draft', 'read-out', 'adopted-in-plenary', 'amended', 'rejected', 'withdrawn']),
  history: z.optional(z.array(z.object({ wording: prose, stage: z.string(), reason: z.optional(z.string()) }))),
})

const notAdopted = z.object({
  id,
  text: prose,
  reason: z.optional(z.string()),
  sources: z.optional(z.array(id)),
})

export const forumFileSchema = z.object({
  schema: z.literal('forum-archive/0.1'),
  notice: z.optional(z.string()),
  series: z.object({ id: line, title: line, plannedForums: z.array(line) }),
  forum: z.object({
    id,
    ordinal: z.int().check(z.positive()),
    city: line,
    date: z.iso.date(),
    participants: z.object({ present: z.int().check(z.nonnegative()), area: z.optional(counts) }),
  }),
  sessions: z
    .array(
      z.object({
        id,
        title: line,
        items: z.array(item).check(z.maxLength(itemsMax)),
        recommendations: z.array(recommendation).check(z.maxLength(itemsMax)),
        notAdopted: z.optional(z.array(notAdopted)),
      }),
    )
    .check(z.minLength(1), z.maxLength(sessionsMax)),
})

export type ReadForumFile =
  | { readonly is: 'file'; readonly file: ForumFile; readonly json: unknown }
  /** `where`: the first field that does not fit, such as `sessions.0.items.3.text`; '' when it is no JSON at all. */
  | { readonly is: 'refused'; readonly where: string }

/** Parses the text of a file. Never throws. Two things with one id are refused: what they are named by must be one. */
export function readForumFile(text: string): ReadForumFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (_notJson) {
    return { is: 'refused', where: '' }
  }
  const parsed = forumFileSchema.safeParse(json)
  if (!parsed.success) return { is: 'refused', where: parsed.error.issues[0]?.path.join('.') ?? '' }
  const twice = repeatedId(parsed.data)
  return twice === null ? { is: 'file', file: parsed.data, json } : { is: 'refused', where: twice }
}

function repeatedId(file: ForumFile): string | null {
  const seen = new Set<string>()
  for (const session of file.sessions) {
    const named = [session, ...session.items, ...session.recommendations, ...(session.notAdopted ?? [])]
    for (const each of named) {
      if (seen.has(each.id)) return each.id
      seen.add(each.id)
      if (each !== session && !each.id.startsWith(`${session.id}-`)) return each.id
    }
  }
  return null
}
