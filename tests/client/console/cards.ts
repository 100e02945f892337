import type { AskedTeamCard } from '../../../client/screens/console/asked-rows.ts'
import type { CardId } from '../../../shared/domain/ids.ts'
import { asId } from '../../../shared/domain/ids.ts'
import type { TeamCard, TeamView } from '../../../shared/domain/role-view.ts'

/** The same id for the same word, so that a test reads as a story. */
export function cardId(word: string): CardId {
  return asId<CardId>(word.replace(/[^a-z2-7]/g, '').padEnd(26, 'a'))
}

export function aQuestion(word: string, number: number, what: Partial<AskedTeamCard> = {}): AskedTeamCard {
  return {
    kind: 'asked',
    id: cardId(word),
    number,
    form: 'question',
    original: `Question ${number}`,
    reworded: false,
    rewordedToProtect: false,
    asker: null,
    printedAs: null,
    channel: 'phone',
    state: { is: 'waiting' },
    theme: null,
    order: number,
    answer: 'none',
    summaryReread: false,
    shown: false,
    supports: 0,
    fromPhone: true,
    expelled: false,
    ...what,
  }
}

export type RecommendationTeamCard = Extract<TeamCard, { kind: 'recommendation' }>

export function aRecommendation(
  word: string,
  number: number,
  what: Partial<RecommendationTeamCard> = {},
): RecommendationTeamCard {
  return {
    kind: 'recommendation',
    id: cardId(word),
    number,
    theme: null,
    order: number,
    addressees: [],
    level: '',
    deadline: null,
    indicator: null,
    sources: [],
    outcome: { is: 'in-progress' },
    live: false,
    shown: false,
    firstWording: null,
    opinions: { yes: 0, mid: 0, no: 0 },
    ...what,
  }
}

export function aTeamView(cards: readonly TeamCard[], row: Partial<TeamView['session']['row']> = {}): TeamView {
  return {
    session: {
      row: {
        id: asId('s'.padEnd(26, 'a')),
        sheet: {
          seriesId: asId('r'.padEnd(26, 'a')),
          forumId: asId('f'.padEnd(26, 'a')),
          seriesTitle: 'Forums régionaux',
          forumNumber: 1,
          forumTitle: 'Forum régional de Bamako',
          shortTitle: 'Forum · Bamako',
          projectLine: '',
          place: 'Bamako',
          country: 'Mali',
          date: '2021-02-24',
          venue: '',
          organisers: [],
          partners: [],
          funders: [],
          expected: 40,
          title: 'Comprendre la réforme',
          code: 'BKO-S1',
          agenda: [],
          chair: '',
          rapporteur: '',
          expert: null,
          themes: { A: 'Citoyens', B: 'Femmes, jeunes', C: 'Contrôle' },
          notice: null,
          language: 'fr',
          wifi: null,
        },
        phase: 'questions',
        board: { view: 'waiting', card: null, hidden: false, message: '', page: 0 },
        clock: { endsAt: null, leftMs: null },
        doorsOpen: true,
        joinCode: '482710',
        present: null,
        nextNumber: 1,
        nextRecommendation: 1,
        epoch: 1,
        closing: false,
        ...row,
      },
    },
    cards: Object.fromEntries(cards.map((card) => [card.id, card])),
    messages: {},
    floors: {},
    acts: {},
  }
}
