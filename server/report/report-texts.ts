import * as z from 'zod/mini'
import { limits } from '../../shared/domain/limits.ts'

/** What people write for the reports of a series; everything may be missing, and is then printed « à compléter ». */
export type ReportTexts = z.infer<typeof textsSchema>
export type ForumTexts = z.infer<typeof forumTexts>
export const VISIBILITY_PROFILES = ['eu-2018', 'eu-2022', 'none'] as const

const line = z.string().check(z.maxLength(limits.titleCharactersMax * 4))
const prose = z.string().check(z.maxLength(limits.noteCharactersMax))
const code = z.string().check(z.maxLength(40))

const forumTexts = z.object({
  /** « une quarantaine »: kept beside the exact number, printed only when it is written here. */
  presentInWords: z.optional(line),
  origin: z.optional(line),
  context: z.optional(prose),
  summary: z.optional(prose),
  themes: z.optional(z.array(z.object({ title: line, text: prose }))),
  openPoints: z.optional(prose),
  /** `consent`: without it a photo is in no public edition. */
  photos: z.optional(z.array(z.object({ caption: line, credit: line, alt: z.optional(line), consent: z.boolean() }))),
  adoption: z.optional(prose),
})

/** What became of a final recommendation since: the authority's answer in its own words, with its day. */
const followUp = z.object({
  submittedTo: line,
  submittedOn: z.iso.date(),
  discussedOn: z.optional(z.iso.date()),
  reply: z.optional(prose),
  replyOn: z.optional(z.iso.date()),
  evidence: z.optional(line),
})

const textsSchema = z.object({
  plannedForums: z.optional(z.array(line)),
  /** Of the contract: which rules hold, or that the funder agreed to none (ARCHIVE §2.3). */
  visibility: z.optional(z.enum(VISIBILITY_PROFILES)),
  derogation: z.optional(line),
  cofunded: z.optional(z.boolean()),
  /** Pasted from the contract: its wording changed between versions. */
  disclaimer: z.optional(prose),
  context: z.optional(prose),
  summary: z.optional(prose),
  method: z.optional(prose),
  acronyms: z.optional(z.array(z.object({ short: line, long: line }))),
  /** Ids of consolidated recommendations, in the order that people chose. */
  priorities: z.optional(z.array(code)),
  /** By the number of the final recommendation, such as `F-07`. */
  followUp: z.optional(z.record(code, followUp)),
  /** By the forum's printed code, such as `BKO`. */
  forums: z.optional(z.record(code, forumTexts)),
})

export type ReadTexts =
  | { readonly is: 'texts'; readonly texts: ReportTexts }
  /** `where`: the first field that does not fit; '' when it is no JSON at all. */
  | { readonly is: 'refused'; readonly where: string }

/** Reads the texts of a series from the words of a file. Never throws. */
export function readTexts(text: string): ReadTexts {
  try {
    const read = textsSchema.safeParse(JSON.parse(text))
    if (read.success) return { is: 'texts', texts: read.data }
    return { is: 'refused', where: read.error.issues[0]?.path.join('.') ?? '' }
  } catch {
    return { is: 'refused', where: '' }
  }
}
