import type { FinalRecommendation, SourceRecommendation } from '../../shared/domain/consolidation.ts'
import { foldText } from './fold-words.ts'

type Written = NonNullable<FinalRecommendation['written']>

/** Quotas are said in words too. */
const quantities = new Set(
  `tiers moitie quart quarts deux trois quatre cinq six sept huit neuf dix douze quinze vingt trente quarante cinquante
  soixante cent mille trimestre trimestriel trimestrielle mensuel mensuelle annuel annuelle`.split(/\s+/),
)

/**
 * What one original says and the written text does not: numbers, quantities, names (capitals within a sentence),
 * addressees, a deadline, an indicator. A hint for a person, who puts it back or leaves it out on purpose.
 */
export function lostElements(original: SourceRecommendation, written: Written): readonly string[] {
  const kept = ` ${foldText([written.text, ...written.addressee, written.indicator ?? ''].join(' '))} `
  const isKept = (element: string) => kept.includes(` ${foldText(element)} `)
  const lost = elementsOf(original.text).filter((element) => !isKept(element))
  lost.push(...original.addressee.filter((each) => foldText(each) !== '' && !isKept(each)))
  if (original.deadline !== null && original.deadline !== written.deadline) lost.push(original.deadline)
  if (original.indicator !== null && original.indicator.trim() !== '' && !isKept(original.indicator)) {
    lost.push(original.indicator)
  }
  return [...new Set(lost)]
}

function elementsOf(text: string): string[] {
  const elements: string[] = []
  for (const sentence of text.split(/(?<=[.!?;:])\s+/)) {
    for (const [at, word] of sentence.split(/[^\p{L}\p{N}%°-]+/u).entries()) {
      const bare = word.replace(/^-+|-+$/g, '')
      const isName = at > 0 && bare.length > 1 && /^\p{Lu}/u.test(bare)
      const isAcronym = /^\p{Lu}{2,}$/u.test(bare)
      if (/\p{N}/u.test(bare) || quantities.has(foldText(bare)) || isName || isAcronym) elements.push(bare)
    }
  }
  return elements
}
