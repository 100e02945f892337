import { strictWords } from '../../world/words.ts'

/** Words on screen, as the pages show them. */
export const fr = strictWords('fr')

/** Finds words as people see them: spaces, apostrophes and hyphens may have been set as French typography wants. */
export function saying(text: string): RegExp {
  const pattern = plain(text)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\\\?|[!;:»]/g, '\\s*$&')
    .replace(/«/g, '«\\s*')
    .replace(/ /g, '\\s+')
    .replace(/'/g, "['’]")
    .replace(/-/g, '[-\u2011]')
  return new RegExp(pattern)
}

/** For comparing what files hold: one kind of space, apostrophe and hyphen, and no space before a mark. */
export function plain(text: string): string {
  return text
    .replace(/[’]/g, "'")
    .replace(/\u2011/g, '-')
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[?!;:»])/g, '')
    .replace(/« /g, '«')
    .trim()
}
