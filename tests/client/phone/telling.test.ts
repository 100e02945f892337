import { describe, expect, it } from 'vitest'
import { askedShown, nextInQueue } from '../../../client/screens/phone/card-lists.ts'
import { firstStage } from '../../../client/screens/phone/first-stage.ts'
import { similarTo } from '../../../client/screens/phone/likeness.ts'
import { actState, ownState } from '../../../client/screens/phone/own-state.ts'
import { createPhoneWords } from '../../../client/screens/phone/phone-words.ts'
import { sentencesToSay } from '../../../client/screens/phone/sentences.ts'
import { timeLeft } from '../../../client/screens/phone/time-left.ts'
import { countWith, supportOf } from '../../../client/screens/phone/weighed.ts'
import { netAt } from '../../../client/sync/phone-net.ts'
import { messages as en } from '../../../shared/words/compiled/en.ts'
import { messages as fr } from '../../../shared/words/compiled/fr.ts'
import { createWords } from '../../../shared/words/words.ts'
import { fullStage, noOwn, ownCard, question2, question3, question7, question15, someCommand } from './pages.ts'

const words = createWords('fr', 'throw')

describe('own states, in words', () => {
  it.each([
    [ownCard(1, 'a'), false, 'Envoyée. L’équipe va la lire.', 'check'],
    [ownCard(1, 'a', { state: { is: 'queued' }, place: 4 }), false, 'Dans la file · place 4', 'check-double'],
    [ownCard(1, 'a', { state: { is: 'queued' }, onWall: true }), false, 'À l’écran maintenant', 'screen'],
    [
      ownCard(1, 'a', { state: { is: 'queued' }, answer: 'written', onWall: true }),
      false,
      'Réponse écrite',
      'check-double',
    ],
    [ownCard(1, 'a', { state: { is: 'queued' }, answer: 'aloud' }), true, 'Réponse donnée à l’oral', 'check-double'],
    [ownCard(1, 'a', { state: { is: 'queued' } }), true, 'Pas de réponse aujourd’hui. Elle sera au rapport.', 'paper'],
    [
      ownCard(1, 'a', { state: { is: 'merged', into: question7.id }, intoNumber: 7 }),
      false,
      'Regroupée avec la question 7',
      'merge',
    ],
    [
      ownCard(1, 'a', { state: { is: 'declined', reason: 'hurtful' } }),
      false,
      'Non retenue\u00a0: propos blessants',
      'dash',
    ],
    [ownCard(1, 'a', { state: { is: 'withdrawn' } }), false, 'Vous l’avez retirée.', 'undo'],
  ] as const)('%#', (card, over, text, icon) => {
    expect(ownState(card, over, words)).toMatchObject({ text, icon })
  })

  it('draws no tick before the server has answered', () => {
    const command = { kind: 'ask', form: 'question', text: 'a', name: null } as const
    for (const is of ['waiting', 'sending', 'refused'] as const) {
      const state = actState({ id: someCommand, command, is, refusal: null }, true, words)
      expect(state.icon).not.toMatch(/check/)
      expect(state.tone).not.toBe('good')
    }
  })

  it('says so where the phone keeps nothing', () => {
    const command = { kind: 'ask', form: 'question', text: 'a', name: null } as const
    const state = actState({ id: someCommand, command, is: 'waiting', refusal: null }, false, words)
    expect(state.text).toBe('Ce téléphone ne garde rien. Ne fermez pas cette page.')
  })
})

describe('a support', () => {
  const command = { kind: 'support', card: question3.id, on: true } as const

  it('is chosen at once, and sure once the server has it', () => {
    const pending = [{ id: someCommand, command, is: 'waiting', refusal: null } as const]
    expect(supportOf(question3.id, noOwn, pending)).toMatchObject({ choice: true, known: false, sure: false })
    expect(supportOf(question3.id, { ...noOwn, supports: { [question3.id]: true } }, [])).toMatchObject({
      choice: true,
      sure: true,
    })
  })
  it('is counted once, by the phone or by the server', () => {
    expect(countWith(12, false, true)).toBe(13)
    expect(countWith(13, true, true)).toBe(13)
    expect(countWith(13, true, false)).toBe(12)
  })
  it('that was refused is not chosen any more, and says why', () => {
    const refused = [{ id: someCommand, command, is: 'refused', refusal: { code: 'closed', count: null } } as const]
    expect(supportOf(question3.id, noOwn, refused)).toMatchObject({
      choice: false,
      refused: { refusal: { code: 'closed' } },
    })
  })
})

describe('« Déjà posée ? »', () => {
  const others = [question2, question3, question7, question15]
  it('finds a question on the same matter, whatever its words’ endings and accents', () => {
    expect(similarTo('Parlera-t-on une langue nationale aux reunions ?', others)).toEqual([question15])
    expect(similarTo('Comment saisir le comité de ma commune ?', others)[0]).toBe(question7)
  })
  it('says nothing of short words, of other matters, of common words alone', () => {
    expect(similarTo('Les langues', others)).toEqual([])
    expect(similarTo('Quel est le prix du carburant cette année ?', others)).toEqual([])
    expect(similarTo('Comment est-ce que nous pouvons faire cela ?', others)).toEqual([])
  })
  it('gives two at most', () => {
    const same = [1, 2, 3, 4].map((id) => ({ id, text: 'Les patrouilles de nuit à Kayes' }))
    expect(similarTo('Qui paie les patrouilles de nuit ?', same)).toHaveLength(2)
  })
})

describe('lists', () => {
  it('the next is the first of the queue that nobody has begun to answer', () => {
    expect(nextInQueue(fullStage)).toBe(question3)
  })
  it('most supported first; answered; newest first', () => {
    expect(askedShown(fullStage, 'supported').map((card) => card.number)).toEqual([7, 2, 3, 15])
    expect(askedShown(fullStage, 'answered').map((card) => card.number)).toEqual([2])
    expect(askedShown(fullStage, 'recent').map((card) => card.number)).toEqual([15, 7, 3, 2])
  })
  it('the first page carries what the first drawing needs', () => {
    const first = firstStage(fullStage, 'live')
    expect(first.partial).toBe(true)
    expect(Object.keys(first.stage.cards)).toEqual([question7.id, question3.id])
    expect(firstStage(fullStage, 'questions')).toEqual({ stage: fullStage, partial: false })
  })
})

describe('time, network, sentences', () => {
  it('tells time as people say it', () => {
    const left = (ms: number | null) => timeLeft({ endsAt: ms, leftMs: null }, 0, words)
    expect([left(720_000), left(60_001), left(39_000), left(0), left(null)]).toEqual([
      'reste\u00a012\u00a0min',
      'reste\u00a02\u00a0min',
      'reste\u00a040\u00a0s',
      'temps fini',
      null,
    ])
  })
  it('says « reconnexion » after three seconds and « hors ligne » after ten', () => {
    expect([netAt(null, 9), netAt(0, 2_999), netAt(0, 3_000), netAt(0, 9_999), netAt(0, 10_000)]).toEqual([
      'online',
      'online',
      'reconnecting',
      'reconnecting',
      'offline',
    ])
  })
  it('says whole sentences', () => {
    const text = 'Oui. Chaque mois, le com'
    expect(sentencesToSay(text, 0, false)).toEqual({ say: 'Oui.', said: 4 })
    expect(sentencesToSay(text, 4, false)).toEqual({ say: '', said: 4 })
    expect(sentencesToSay(text, 4, true)).toEqual({ say: 'Chaque mois, le com', said: text.length })
  })
})

describe('the phone’s own reader of words', () => {
  it.each(['fr', 'en'] as const)('writes each message as lingui does: %s', (language) => {
    const messages = language === 'fr' ? fr : en
    const light = createPhoneWords(language, messages)
    const whole = createWords(language, 'throw')
    const phones = /^(?:acc|ask|end|join|live|net|phase|phone|reason|rec|refusal|st)\./
    for (const id of Object.keys(messages).filter((one) => phones.test(one)) as Parameters<typeof whole>[0][]) {
      for (const n of [0, 1, 2, 1_200]) {
        const values = {
          n,
          count: n,
          list: '3, 7',
          reason: 'x',
          h: '10:55',
          text: 'y',
          all: 6,
          date: 'z',
          a: n,
          b: n,
          kb: n,
        }
        expect(light(id, values), id).toBe(whole(id, values))
      }
    }
  })
})
