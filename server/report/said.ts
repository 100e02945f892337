import type { Run, Runs, TextBlock } from './document-model.ts'
import { typeset } from './typography.ts'

type Language = 'fr' | 'en'

/** What people said, on one line, set in the usage of their language. */
export function said(text: string, language: Language, look: Run['look'] = 'plain'): Run {
  const line = printable(text)
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ')
  return { text: typeset(line, language), look, said: true }
}

/** The same as blocks: a line is a paragraph, lines that begin with « • » or « - » are a list. Empty text: no block. */
export function saidBlocks(text: string, language: Language, look: Run['look'] = 'plain'): readonly TextBlock[] {
  const blocks: TextBlock[] = []
  let items: Runs[] = []
  const endList = () => {
    if (items.length > 0) blocks.push({ kind: 'list', items })
    items = []
  }
  for (const line of printable(text)
    .split('\n')
    .map((raw) => raw.trim())) {
    const item = /^[•–-]\s+(.+)$/u.exec(line)?.[1]
    if (item !== undefined) {
      items.push([said(item, language, look)])
      continue
    }
    endList()
    if (line !== '') blocks.push({ kind: 'paragraph', runs: [said(line, language, look)] })
  }
  endList()
  return blocks
}

/** Control characters have no place on paper, and Word refuses a whole file for one of them. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]|[\uFFFE\uFFFF]|\p{Surrogate}/gu, ' ')
}

/** Several runs with a sign between them. */
export function joined(runs: readonly Run[], between: string): Runs {
  return runs.flatMap((run, at) => (at === 0 ? [run] : [{ text: between, look: 'quiet', said: false }, run]))
}
