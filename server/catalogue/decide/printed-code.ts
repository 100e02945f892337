/** First three letters of a place, without accents: `Sikasso` → `SIK`; `F` when there are none. */
export function forumCodeOf(place: string): string {
  const letters = place
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return letters.slice(0, 3) || 'F'
}

/** `BKO` and 1 → `BKO-S1`. */
export function sessionCodeOf(forumCode: string, rank: number): string {
  return `${forumCode}-S${rank}`
}
