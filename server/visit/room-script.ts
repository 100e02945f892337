import * as z from 'zod/mini'
import type { RoomScript } from './room.ts'

const exampleSchema = z.object({
  sessions: z.array(z.object({ items: z.array(z.object({ kind: z.string(), text: z.string() })) })),
})

/**
 * What the people of an example forum say in one of its sessions (from 0), besides the words of `without`, which
 * somebody else says; the file's shape is `forum-archive/0.1`.
 */
export function readRoomScript(example: unknown, session: number, without: readonly string[] = []): RoomScript {
  const items = exampleSchema.parse(example).sessions[session]?.items ?? []
  const of = (kind: string) =>
    items.filter((item) => item.kind === kind && !without.includes(item.text)).map((item) => item.text)
  return { questions: of('question'), contributions: of('contribution') }
}
