import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { THEME_LETTERS, type ThemeLetter } from '../../shared/domain/card.ts'
import { asId, type CommandId, type ForumId, type SeriesId, type SessionId } from '../../shared/domain/ids.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { CatalogueAnswer, CatalogueCommand } from '../../shared/protocol/catalogue-command.ts'
import type { Catalogue } from './catalogue.ts'

export type AddedForum =
  | { readonly is: 'added'; readonly forum: ForumId; readonly sessions: readonly SessionId[] }
  | { readonly is: 'refused'; readonly refusal: Refusal }

/**
 * Puts a forum of a `forum-archive/0.1` file into the catalogue: its series, the forum, its sessions, without their
 * questions. Again, for the same purpose: nothing new, the same answer, even after a crash in its middle; an example and
 * an import of the same file never meet. Throws when the JSON is no such file.
 */
export async function addForum(
  deps: { readonly catalogue: Catalogue; readonly newId: () => string },
  forumJson: unknown,
  purpose: 'example' | 'import',
): Promise<AddedForum> {
  const example = fileSchema.parse(forumJson)
  const named = `${purpose}|${example.series.id}`
  let refused: Refusal | null = null
  /** Gives the id of what the first run made. */
  const once = async (about: string, command: CatalogueCommand): Promise<string> => {
    if (refused !== null) return ''
    const answer: CatalogueAnswer = await deps.catalogue.command({ id: commandIdOf(`${named}|${about}`), command })
    if (answer.is === 'done') return answer.id
    refused = answer.refusal
    return ''
  }
  const series = await once('series', makeSeries(example, asId(deps.newId())))
  const forumId = asId<ForumId>(deps.newId())
  const forum = await once(`forum|${example.forum.id}`, makeForum(example, forumId, series as SeriesId))
  // Of an example nobody has come yet.
  if (purpose === 'import') await once(`attendance|${example.forum.id}`, countAttendance(example, forum as ForumId))
  const sessions: string[] = []
  for (const session of example.sessions) {
    const made = makeSession(session, asId(deps.newId()), forum as ForumId)
    sessions.push(await once(`session|${session.id}`, made))
  }
  if (refused !== null) return { is: 'refused', refusal: refused }
  return { is: 'added', forum: forum as ForumId, sessions: sessions as SessionId[] }
}

const words = z.string()
const counts = z.record(z.string(), z.number())
const fileSchema = z.object({
  /** Of invented content only. */
  notice: z.optional(words),
  series: z.object({
    id: words,
    title: words,
    project: z.object({ name: words, cofunding: z.array(words), partners: z.optional(z.array(words)) }),
  }),
  forum: z.object({
    id: words,
    ordinal: z.number(),
    city: words,
    country: words,
    date: words,
    venue: words,
    title: words,
    organisers: z.array(words),
    participants: z.object({
      present: z.number(),
      sex: z.optional(counts),
      ageBand: z.optional(counts),
      area: z.optional(counts),
    }),
  }),
  sessions: z.array(
    z.object({
      id: words,
      title: words,
      start: words,
      end: words,
      chair: z.optional(z.object({ label: words })),
      rapporteur: z.optional(z.object({ label: words })),
      expert: z.optional(z.object({ label: words, title: z.optional(words) })),
      recommendations: z.array(z.object({ theme: z.optional(words) })),
    }),
  ),
})
type ForumFile = z.infer<typeof fileSchema>

function makeSeries({ series, notice }: ForumFile, id: SeriesId): CatalogueCommand {
  const { name, cofunding, partners } = series.project
  const fields = {
    title: series.title,
    code: series.id,
    projectLine: name,
    funders: cofunding,
    partners: partners ?? [],
  }
  return { kind: 'make-series', series: id, fields, notice: notice ?? null }
}

function makeForum({ series, forum }: ForumFile, id: ForumId, seriesId: SeriesId): CatalogueCommand {
  const { title, country, date, venue, organisers } = forum
  return {
    kind: 'make-forum',
    forum: id,
    series: seriesId,
    fields: {
      title,
      code: forum.id,
      rank: forum.ordinal,
      shortTitle: series.project.name,
      projectLine: series.project.name,
      place: forum.city,
      country,
      date,
      venue,
      organisers,
      partners: [],
      funders: [],
      expected: forum.participants.present,
      wifiName: '',
      wifiPassword: '',
    },
  }
}

function countAttendance({ forum: { date, participants } }: ForumFile, forum: ForumId): CatalogueCommand {
  const { present, sex, ageBand, area = {} } = participants
  const headcount = {
    present,
    sex: { F: sex?.['F'] ?? 0, H: sex?.['H'] ?? 0 },
    ageBand: { '18-35': ageBand?.['18-35'] ?? 0, '36-50': ageBand?.['36-50'] ?? 0, '51+': ageBand?.['51+'] ?? 0 },
    area: Object.entries(area).map(([name, count]) => ({ name, count })),
    structure: [],
  }
  return { kind: 'set-half-day', forum, day: date, part: 'day', headcount }
}

function makeSession(session: ForumFile['sessions'][number], id: SessionId, forum: ForumId): CatalogueCommand {
  const { title, chair, rapporteur, expert } = session
  return {
    kind: 'make-session',
    session: id,
    forum,
    fields: {
      title,
      code: session.id,
      agenda: [{ title, minutes: minutesBetween(session.start, session.end) }],
      chair: chair?.label ?? '',
      rapporteur: rapporteur?.label ?? '',
      expertName: expert?.label ?? '',
      expertTitle: expert?.title ?? '',
      themes: themesOf(session.recommendations.flatMap((recommendation) => recommendation.theme ?? [])),
      language: 'fr',
    },
  }
}

/** The example's own words for its recommendations, the first six of them. */
function themesOf(used: readonly string[]): Record<ThemeLetter, string> {
  const distinct = [...new Set(used)]
  const named = THEME_LETTERS.map((letter, at) => {
    const theme = distinct[at] ?? ''
    return [letter, theme.charAt(0).toUpperCase() + theme.slice(1)]
  })
  return Object.fromEntries(named) as Record<ThemeLetter, string>
}

/** `09:40` and `11:20` → 100. */
function minutesBetween(start: string, end: string): number {
  const minutes = (time: string) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    return hour * 60 + minute
  }
  return minutes(end) - minutes(start)
}

/** The same for the same part of the same example, so that it is made once. */
function commandIdOf(about: string): CommandId {
  const digest = createHash('sha256').update(about).digest()
  const letters = Array.from(digest.subarray(0, 26), (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte & 31])
  return asId<CommandId>(letters.join(''))
}
