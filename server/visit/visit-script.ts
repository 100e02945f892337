import * as z from 'zod/mini'

/** What one visitor plays: a question of the example, what was answered, and what was recommended because of it. */
export interface VisitScript {
  readonly question: string
  readonly answer: string
  readonly recommendation: string
}

/** The story of a session (from 0): its first recommendation that rests on one answered question alone. Throws without one. */
export function readVisitScript(example: unknown, session: number): VisitScript {
  const told = exampleSchema.parse(example).sessions[session]
  for (const recommendation of told?.recommendations ?? []) {
    const [source, ...others] = recommendation.sources
    const question = told?.items.find((item) => item.id === source && item.kind === 'question')
    const answer = told?.items.find((item) => item.kind === 'answer' && item.replyTo?.includes(source ?? ''))
    if (question === undefined || answer === undefined || others.length > 0) continue
    return { question: question.text, answer: answer.text, recommendation: recommendation.text }
  }
  throw new Error('the example tells no story: no recommendation rests on one answered question')
}

const words = z.string()
const exampleSchema = z.object({
  sessions: z.array(
    z.object({
      items: z.array(z.object({ id: words, kind: words, text: words, replyTo: z.optional(z.array(words)) })),
      recommendations: z.array(z.object({ text: words, sources: z.array(words) })),
    }),
  ),
})
