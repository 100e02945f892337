/**
 * Sex and place beside one another name a person in a room of forty: of 134 speakers in our test data 116 were alone with
 * theirs (ARCHIVE §2.4). Words, not people, are looked for; what it misses the rapporteur still reads.
 */
const sexWords = [
  ...['femme', 'femmes', 'homme', 'hommes', 'fille', 'filles', 'garçon', 'garçons', 'veuve', 'veuves', 'mère', 'mères'],
  ...[
    'père',
    'pères',
    'dame',
    'dames',
    'madame',
    'monsieur',
    'mme',
    'mlle',
    'mr',
    'mrs',
    'ms',
    'woman',
    'women',
    'man',
  ],
  ...['men', 'girl', 'girls', 'boy', 'boys', 'widow', 'widows', 'mother', 'mothers', 'father', 'fathers', 'lady'],
]
const placeWords = [
  ...[
    'commune',
    'cercle',
    'quartier',
    'village',
    'ville',
    'région',
    'district',
    'arrondissement',
    'hameau',
    'fraction',
  ],
  ...['municipality', 'town', 'neighbourhood', 'region', 'county'],
]

/** Whether a speaker's label tells both sex and place. `places`: names known here, such as the forum's town. */
export function tellsSexAndPlace(label: string, places: readonly string[]): boolean {
  const words = label.toLowerCase().match(/\p{L}+/gu) ?? []
  if (!words.some((word) => sexWords.includes(word))) return false
  if (words.some((word) => placeWords.includes(word))) return true
  const lower = label.toLowerCase()
  if (places.some((place) => place.trim() !== '' && lower.includes(place.trim().toLowerCase()))) return true
  // « de Kayes », « à Sikasso », « Femmes, Mopti »: a proper name behind a little word or a comma.
  return /(?:\b(?:de|d['’]|du|des|à|au|aux|en|from|of|in|at)\s*|[,;(/–-]\s*)\p{Lu}\p{Ll}/u.test(label)
}
