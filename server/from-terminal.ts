import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createWords } from '../shared/words/words.ts'
import { type OpenData, openData } from './open-data.ts'

/** What every program that is called from a terminal on a data folder begins with. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const words = createWords(/^en/i.test(process.env['LANG'] ?? '') ? 'en' : 'fr')

/** One sentence for people, and the end. */
export function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

/**
 * The folder that was given, else the one of the surroundings, else the house's own. Where it cannot be opened the program
 * ends, with a sentence in the language of `say`.
 */
export async function openGivenData(given: string | undefined, say = words): Promise<OpenData> {
  const folder = given ?? process.env['PALABRE_DATA'] ?? join(root, 'data')
  const opened = await openData(folder, () => fail(say('start.flush')))
  if (opened.is === 'taken') fail(say('start.taken', { folder }))
  if (opened.is === 'newer') fail(say('start.newer', { folder }))
  if (opened.is === 'unusable') fail(say('start.folder', { folder }))
  return opened.data
}
