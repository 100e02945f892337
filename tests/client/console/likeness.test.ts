import { describe, expect, it } from 'vitest'
import { findLike, foldWords } from '../../../client/screens/console/likeness.ts'

const known = (texts: readonly string[]) => texts.map((text) => ({ item: text, words: foldWords(text) }))

describe('likeness of two questions', () => {
  it('folds case, accents, plurals and small words', () => {
    expect([...foldWords('Les Comités de SÉCURITÉ, dans nos communes ?')]).toEqual(['comite', 'securite', 'commune'])
  })
  it('finds the question that says the same in other words around it', () => {
    const seven = 'Comment un citoyen peut-il saisir le comité de sécurité de sa commune ?'
    const like = findLike(
      foldWords('Comment saisir le comité de sécurité dans ma commune ?'),
      known(['Qui contrôle le budget de la sécurité, et comment le suivre ?', seven]),
    )
    expect(like?.item).toBe(seven)
  })
  it('does not take one common word for likeness', () => {
    const words = foldWords('La sécurité ?')
    expect(findLike(words, known(['Qui contrôle le budget de la sécurité ?']))).toBeNull()
  })
  it('gives the older one of two equals', () => {
    const twice = known(['Qui paie le comité de sécurité ?', 'Le comité de sécurité, qui le paie ?'])
    expect(findLike(foldWords('Qui paie le comité de sécurité ?'), twice)?.item).toBe(twice[0]?.item)
  })
  it('reads other scripts and emptiness without stumbling', () => {
    expect(findLike(foldWords('؟؟ 🙂'), known(['', 'من يراقب ميزانية الأمن']))).toBeNull()
    expect(findLike(foldWords('من يراقب ميزانية الأمن'), known(['من يراقب ميزانية الأمن اليوم']))).not.toBeNull()
  })
})
