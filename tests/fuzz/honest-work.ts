import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { CardId } from '../../shared/domain/ids.ts'
import type { TextName } from '../../shared/domain/text.ts'

/** What honest people made before anybody attacks. */
export interface HonestRoom {
  readonly is: 'ready'
  readonly card: CardId
  readonly draft: CardId
  readonly answerText: TextName
  readonly deskText: TextName
  /** Open to the room; its document is `floor`. */
  readonly floorText: TextName
  readonly floor: string
}

/** What they wrote meanwhile. */
export interface HonestWork {
  readonly is: 'done'
  /** From the letter to the board, or to the disk. */
  readonly lettersMs: readonly number[]
  readonly answer: string
  readonly desk: string
  /** All client ids that the writers' own replicas know. */
  readonly answerClients: readonly number[]
  readonly deskClients: readonly number[]
}

export type ToHonest = { readonly is: 'begin' } | { readonly is: 'end' }

export interface HonestPeople {
  readonly room: HonestRoom
  readonly begin: () => void
  /** Lets them finish their letter. */
  readonly end: () => Promise<HonestWork>
}

/** Brings them in, in a process of their own; rejects when they cannot come in. */
export async function honestPeopleAtWork(origin: string, links: unknown): Promise<HonestPeople> {
  const child = fork(fileURLToPath(new URL('honest-work-child.ts', import.meta.url)), [origin, JSON.stringify(links)])
  const next = <Said>() =>
    new Promise<Said>((said, failed) => {
      child.once('message', (what) => said(what as Said))
      child.once('exit', (code) => failed(new Error(`the honest people left with ${code}`)))
    })
  const tell = (what: ToHonest) => child.send(what)
  const room = await next<HonestRoom>()
  return {
    room,
    begin: () => tell({ is: 'begin' }),
    async end() {
      const done = next<HonestWork>()
      tell({ is: 'end' })
      return await done
    },
  }
}
