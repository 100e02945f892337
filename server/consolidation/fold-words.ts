import { stemmer } from '@orama/stemmers/french'

/**
 * Without accents and capitals, apostrophes as spaces: people in a hall type with and without them. Folding before
 * stemming finds more than stemming alone (ARCHIVE §8).
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** The words that tell one text from another, as Snowball stems: no article, no « comment », nothing of two letters. */
export function stemsOf(folded: string): string[] {
  return folded.split(' ').flatMap((word) => (word.length > 2 && !stopWords.has(word) ? [stemmer(word)] : []))
}

const stopWords = new Set(
  `le la les un une des du de au aux en dans par pour sur sous avec sans que qui quoi dont ou ce cet cette ces se son sa
  ses leur leurs il elle ils elles on nous vous je tu me te lui eux mon ma mes ton ta tes notre nos votre vos ne pas plus
  est sont etre ete etait etaient sera seront soit soient suis es sommes etes ai as a avons avez ont avoir avait aura
  auront eu fait faire font faut falloir quand quel quelle quels quelles comment pourquoi combien si mais donc car ni or
  comme tout tous toute toutes chaque meme memes aussi tres trop bien peu peut peuvent pouvoir peux doit doivent devoir
  entre vers chez contre afin ainsi alors apres avant deja encore depuis pendant jusque jusqu lors lorsque puis ici cela
  ceci ca celui celle ceux celles autre autres quelque quelques aucun aucune rien personne seulement moins beaucoup chose
  choses dire dit disent demande question questions demandons savoir sait savons va vont aller vient viennent venir
  mettre mis mise prendre pris prise voir vu donner donne dans d l j m t n s c qu y`.split(/\s+/),
)
