/** A question's words as a set, once: comparing is then cheap enough for every key pressed in a full inbox. */
export type WordSet = ReadonlySet<string>

export interface Likely<Item> {
  readonly item: Item
  /** From 0 to 1: the part of the shorter text's words that the other one holds too. */
  readonly share: number
}

/** Words in common, below which two short questions look alike by chance (« la sécurité de la commune »). */
const commonWordsMin = 2
const shareMin = 0.6
const lettersMin = 3

/** Too frequent in questions to tell two of them apart; folded. */
const COMMON = new Set(
  (
    'les des une aux est sont ont que qui quoi quel quelle quels quelles dans par pour sur avec sans pas plus ' +
    'comment pourquoi quand ils elles nous vous leur leurs notre nos votre vos ces cet cette son ses tout tous toute ' +
    'toutes fait faire peut peuvent etre avoir sera seront mais donc aussi entre chez deja bien ' +
    'the and for are was were with what when where which who why how does can could will would our your their from this that have has not'
  ).split(' '),
)

/** Lower case, without accents or plural ending, short and common words left out. */
export function foldWords(text: string): WordSet {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const words = new Set<string>()
  for (const word of folded.split(/[^\p{L}\p{N}]+/u)) {
    if (word.length < lettersMin || COMMON.has(word)) continue
    words.add(word.length > lettersMin + 1 ? word.replace(/[sx]$/, '') : word)
  }
  return words
}

/** The one that says most nearly the same, or null. The first of several equals wins: the older question. */
export function findLike<Item>(
  words: WordSet,
  candidates: readonly { readonly item: Item; readonly words: WordSet }[],
): Likely<Item> | null {
  let best: Likely<Item> | null = null
  for (const { item, words: other } of candidates) {
    const share = sharedPart(words, other)
    if (share >= shareMin && (best === null || share > best.share)) best = { item, share }
  }
  return best
}

function sharedPart(one: WordSet, other: WordSet): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  let common = 0
  for (const word of small) if (large.has(word)) common++
  return common < commonWordsMin ? 0 : common / small.size
}
