import type { CardId } from '../../../shared/domain/ids.ts'
import type { StageAsked, StageRecommendation, StageView } from '../../../shared/domain/stage-view.ts'

/** Stages as plain values, for what draws them: the short, the long and the empty. */
export const ids = {
  asked: 'aaaaaaaaaaaaaaaaaaaaaaaaaa' as CardId,
  second: 'bbbbbbbbbbbbbbbbbbbbbbbbbb' as CardId,
  third: 'cccccccccccccccccccccccccc' as CardId,
  recommendation: 'dddddddddddddddddddddddddd' as CardId,
  done: 'eeeeeeeeeeeeeeeeeeeeeeeeee' as CardId,
}

export function aQuestion(changes: Partial<StageAsked> = {}): StageAsked {
  return {
    kind: 'question',
    id: ids.asked,
    number: 7,
    order: 1,
    theme: 'A',
    asker: null,
    reworded: false,
    supports: 48,
    text: 'Comment un citoyen peut-il saisir le comité de sécurité de sa commune ?',
    answer: 'none',
    answerText: '',
    summaryText: '',
    summaryReread: false,
    mergedNumbers: [],
    ...changes,
  }
}

export function aRecommendation(changes: Partial<StageRecommendation> = {}): StageRecommendation {
  return {
    kind: 'recommendation',
    id: ids.recommendation,
    number: 2,
    order: 1,
    theme: null,
    text: 'Réserver au moins deux sièges aux femmes et deux sièges aux jeunes dans chaque comité consultatif de sécurité.',
    live: true,
    addressees: ['Ministère de la Sécurité', 'communes'],
    level: 'national',
    deadline: '2021-12-31',
    indicator: null,
    sources: [7],
    outcome: { is: 'in-progress' },
    opinions: { yes: 131, mid: 18, no: 6 },
    floor: false,
    ...changes,
  }
}

export const others: readonly StageAsked[] = [
  aQuestion({
    id: ids.second,
    number: 3,
    order: 2,
    supports: 41,
    theme: 'B',
    text: 'Quelle place pour les femmes et les jeunes dans les comités ?',
  }),
  aQuestion({
    id: ids.third,
    number: 12,
    order: 3,
    supports: 33,
    theme: 'C',
    text: 'Comment signaler un abus sans se mettre en danger ?',
  }),
  aQuestion({
    id: ids.done,
    number: 2,
    order: 0,
    supports: 0,
    theme: null,
    answer: 'aloud',
    text: 'À quoi sert la réforme du secteur de la sécurité ?',
  }),
]

export function aStage(changes: Partial<StageView> = {}, ...cards: (StageAsked | StageRecommendation)[]): StageView {
  return {
    session: {
      shortTitle: 'Réforme du secteur de la sécurité',
      forumTitle:
        'Forum régional de la société civile sur le processus national de Réforme du Secteur de la Sécurité (RSS) au Mali',
      title: 'Comprendre la réforme : acteurs, organes et calendrier',
      place: 'Bamako',
      organisers: ['Coalition citoyenne de la société civile (CCSC-PURN)', 'Friedrich-Ebert-Stiftung'],
      expert: { name: '', title: 'Expert au Commissariat à la Réforme du Secteur de la Sécurité' },
      agenda: ['Exposé', 'Questions', 'Recommandations'],
      themes: { A: 'Citoyens', B: 'Femmes, jeunes', C: 'Contrôle' },
      notice:
        'Données d’essai. Les propos, dates (hors Bamako) et effectifs sont inventés pour tester l’outil ; ils ne rapportent aucun échange réel et ne visent aucune personne.',
      language: 'fr',
      phase: 'questions',
      seal: null,
    },
    board: { view: 'question', card: ids.asked, hidden: false, message: '', page: 0 },
    clock: { endsAt: 720_000, leftMs: null },
    counts: { online: 37, received: 14, waiting: 2 },
    join: {
      address: '192.168.1.20:8080',
      link: 'HTTP://192.168.1.20:8080/P/7F3KQ2ZT5M6AB',
      code: '482716',
      doorsOpen: true,
      wifi: { name: 'FORUM', password: 'palabre2021' },
    },
    cards: Object.fromEntries([...others, ...cards].map((card) => [card.id, card])),
    ...changes,
  }
}
