import type { CatalogueAnswer } from '../../shared/protocol/catalogue-command.ts'
import type { CommandAnswer } from '../../shared/protocol/command.ts'

/** One thing that the server acknowledged to somebody: from then on it must be there, once, whatever happens. */
export type Told =
  | { readonly is: 'arranged'; readonly id: string; readonly answer: CatalogueAnswer }
  /** The participants' link of a session, as the organiser prints it. */
  | { readonly is: 'link'; readonly session: string; readonly token: string }
  /** `ask`: the words of a question, of which there are no other the same. */
  | {
      readonly is: 'done'
      readonly session: string
      readonly author: string
      readonly id: string
      readonly answer: CommandAnswer
      readonly ask: string | null
    }
  /** Words typed in a text, of which there are no other the same; an author's follow one another. */
  | {
      readonly is: 'typed'
      readonly session: string
      readonly author: string
      readonly text: string
      readonly words: string
    }
  | { readonly is: 'sealed'; readonly session: string; readonly seal: string }

export function tellToText(told: Told): string {
  return `${JSON.stringify(told)}\n`
}

/** The list as one client keeps it: whole lines only, since the last one may have been cut with its writer. */
export function readTold(text: string): Told[] {
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Told)
}
