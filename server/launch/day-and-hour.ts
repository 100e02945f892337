/** A moment as the terminal says it, in this computer's own time: `14/03/2026 10:55`. */
export function dayAndHour(at: number, language: 'fr' | 'en'): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)
}
