/** Below it nothing is offered: three letters in common are no likeness. */
const charactersMin = 12
const likenessMin = 0.34

/** Words that every question has. Without accents, as `wordsOf` gives them. */
const common = new Set(
  (
    'alors au aussi autre aux avec avez avoir bien ce cela ces cette chez comme comment dans de des donc du elle elles en ' +
    'entre est et etre eux faire fait font il ils je la le les leur leurs lui mais meme mes moi mon ne nos notre nous on ou ' +
    'par pas peut peuvent plus pour pourquoi qu quand que quel quelle quelles quels qui quoi sa sans se sera seront ses si ' +
    'son sont sur ta te tes ton tous tout toute toutes tres tu un une va vers vos votre vous y a ' +
    'about also an and are as at be been but by can do does for from has have how i if in into is it its not of or our ' +
    'shall should so than that the their them there they this to was we were what when where which who why will with you your'
  ).split(' '),
)

export interface Comparable {
  readonly text: string
}

/**
 * Up to `most` of `others` that say about the same as `text`, the most alike first. Computed on the phone while one types:
 * the share of words in common (by their stems), out of the words of the shorter of the two.
 */
export function similarTo<Other extends Comparable>(
  text: string,
  others: readonly Other[],
  most = 2,
): readonly Other[] {
  if (text.trim().length < charactersMin) return []
  const mine = stemsOf(text)
  if (mine.size < 2) return []
  return others
    .map((other) => ({ other, likeness: likenessOf(mine, stemsOf(other.text)) }))
    .filter((found) => found.likeness >= likenessMin)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, most)
    .map((found) => found.other)
}

function likenessOf(mine: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  let shared = 0
  for (const stem of mine) if (theirs.has(stem)) shared += 1
  // Two words in common at least: « comité » alone is in half of the questions of a forum on committees.
  if (shared < 2) return 0
  return shared / Math.min(mine.size, theirs.size)
}

/** The words that carry meaning, without accents, cut to six letters: « réunion » and « réunit » meet. */
export function stemsOf(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2 && !common.has(word))
  return new Set(words.map((word) => (word.length > 4 ? word.replace(/(s|x)$/, '') : word).slice(0, 6)))
}
