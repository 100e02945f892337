import type { CardId, CommandId, SessionId } from '../../../shared/domain/ids.ts'
import type { PhonePage } from '../../../shared/domain/phone-page.ts'
import type { OwnCard, OwnView } from '../../../shared/domain/role-view.ts'
import type { StageAsked, StageCard, StageRecommendation, StageView } from '../../../shared/domain/stage-view.ts'

/** A room with invented content, for drawing the phone's screens. */
export function idOf(name: string): CardId {
  return name.padEnd(26, 'a') as CardId
}
export const someSession = 'sessionaaaaaaaaaaaaaaaaaaa' as SessionId
export const someCommand = 'commandaaaaaaaaaaaaaaaaaaa' as CommandId

export function anAsked(number: number, text: string, more: Partial<StageAsked> = {}): StageAsked {
  return {
    kind: 'question',
    id: idOf(`q${'bcdefghijk'[number % 10]}${'bcdefghijk'[Math.floor(number / 10) % 10]}`),
    number,
    order: number,
    theme: null,
    asker: null,
    reworded: false,
    supports: 0,
    text,
    answer: 'none',
    answerText: '',
    summaryText: '',
    summaryReread: false,
    mergedNumbers: [],
    ...more,
  }
}

export function aRecommendation(
  number: number,
  text: string,
  more: Partial<StageRecommendation> = {},
): StageRecommendation {
  return {
    kind: 'recommendation',
    id: idOf(`r${'bcdefghijk'[number % 10]}`),
    number,
    order: number,
    theme: null,
    text,
    live: false,
    addressees: [],
    level: '',
    deadline: null,
    indicator: null,
    sources: [],
    outcome: { is: 'in-progress' },
    opinions: { yes: 0, mid: 0, no: 0 },
    floor: false,
    ...more,
  }
}

export const question7 = anAsked(7, 'Comment un citoyen peut-il saisir le comité de sécurité de sa commune\u202f?', {
  answer: 'live',
  answerText:
    'Chaque comité se réunit au moins une fois par mois. La société civile, les femmes et les jeunes y siègent. Parlez à un membre\u00a0: il porte votre ques',
  supports: 48,
  theme: 'A',
})
export const question3 = anAsked(3, 'Quelle place pour les femmes et les jeunes\u202f?', {
  order: 8,
  supports: 12,
  theme: 'B',
})
export const question15 = anAsked(
  15,
  'Les langues nationales seront-elles utilisées dans les réunions du comité\u202f?',
  {
    order: 9,
    supports: 5,
  },
)
export const question2 = anAsked(2, 'Qui contrôle les patrouilles de nuit\u202f?', {
  order: 1,
  answer: 'aloud',
  summaryText: 'Le chef de poste, sous l’autorité du préfet. Un registre existe.',
  supports: 31,
  reworded: true,
  mergedNumbers: [5, 11],
  theme: 'C',
})

export const recommendation2 = aRecommendation(
  2,
  'Réserver au moins deux sièges aux femmes et deux sièges aux jeunes dans chaque comité consultatif de sécurité.',
  {
    live: true,
    opinions: { yes: 131, mid: 18, no: 6 },
    addressees: ['Ministère de la Sécurité'],
    deadline: '2021-12-31',
    sources: [3, 7],
  },
)

export function aStage(cards: readonly StageCard[], more: Partial<StageView> = {}): StageView {
  return {
    session: {
      shortTitle: 'Forum sécurité',
      forumTitle: 'Forum régional de la société civile',
      title: 'La réforme du secteur de la sécurité',
      place: 'Bamako',
      organisers: [],
      expert: { name: 'A. Exemple', title: 'Conseiller' },
      agenda: [],
      themes: { A: 'Comités', B: 'Femmes et jeunes', C: 'Contrôle' },
      notice: 'Exemple : contenu inventé.',
      language: 'fr',
      phase: 'questions',
      seal: null,
    },
    board: { view: 'question', card: question7.id, hidden: false, message: '', page: 0 },
    clock: { endsAt: 12 * 60_000, leftMs: null },
    counts: { online: 40, received: 20, waiting: 3 },
    join: { address: '192.168.1.20:8080', link: '', code: '482715', doorsOpen: true, wifi: null },
    cards: Object.fromEntries(cards.map((card) => [card.id, card])),
    ...more,
  }
}

export const fullStage = aStage([
  question7,
  question3,
  question15,
  question2,
  aRecommendation(1, 'Afficher dans chaque mairie la liste et les téléphones des membres du comité.', {
    outcome: { is: 'adopted', by: 'acclamation' },
    opinions: { yes: 160, mid: 2, no: 1 },
  }),
  recommendation2,
])

export function ownCard(number: number, text: string, more: Partial<OwnCard> = {}): OwnCard {
  return {
    id: idOf(`m${'bcdefghijk'[number % 10]}${'bcdefghijk'[Math.floor(number / 10) % 10]}`),
    number,
    form: 'question',
    text,
    state: { is: 'waiting' },
    intoNumber: null,
    place: null,
    answer: 'none',
    onWall: false,
    ...more,
  }
}

export const noOwn: OwnView = { mine: {}, supports: {}, opinions: {}, floors: {} }

export const someOwn: OwnView = {
  mine: Object.fromEntries(
    [
      ownCard(21, 'Les réunions du comité se font-elles en bambara\u202f?'),
      ownCard(12, 'Comment signaler un abus sans se mettre en danger\u202f?', { state: { is: 'queued' }, place: 4 }),
      ownCard(9, 'Qui contacter dans ma commune\u202f?', {
        state: { is: 'merged', into: question7.id },
        intoNumber: 7,
      }),
      ownCard(8, 'Pourquoi le chef untel fait-il cela\u202f?', { state: { is: 'declined', reason: 'names-someone' } }),
    ].map((card) => [card.id, card]),
  ),
  supports: { [question7.id]: true },
  opinions: { [recommendation2.id]: 'yes' },
  floors: {},
}

export function aPage(more: Partial<PhonePage> = {}): PhonePage {
  return {
    screen: 'phone',
    session: someSession,
    base: `/s/${someSession}/participant`,
    language: 'fr',
    token: 'ABCDEFGHIJKLM',
    stage: fullStage,
    own: noOwn,
    now: 0,
    documents: { stage: 'stage.1' },
    refusal: null,
    formToken: 'form.token',
    tab: 'live',
    show: 'recent',
    posted: null,
    ...more,
  }
}

const long = 'Anticonstitutionnellementparlantdirait-on '.repeat(6).slice(0, 280)

/** Every state of the phone that the server can draw, by name. */
export const phonePages: Readonly<Record<string, PhonePage>> = {
  live: aPage({ own: someOwn }),
  'live-empty': aPage({ stage: aStage([]) }),
  'live-waiting': aPage({ stage: aStage([], { board: { ...fullStage.board, view: 'waiting', card: null } }) }),
  'live-pause': aPage({
    stage: aStage([question3], { board: { ...fullStage.board, view: 'pause', message: 'Reprise à 11 h' } }),
  }),
  'live-hidden': aPage({ stage: aStage([question7], { board: { ...fullStage.board, hidden: true } }) }),
  'live-recommendation': aPage({
    own: someOwn,
    stage: { ...fullStage, board: { ...fullStage.board, view: 'recommendation', card: recommendation2.id } },
  }),
  'live-long': aPage({
    stage: aStage(
      [
        {
          ...question7,
          number: 128,
          text: long,
          supports: 500,
          answerText: `${question7.answerText}. `.repeat(8),
          asker: 'Une association de femmes de Kayes',
        },
        { ...question3, text: long, number: 129 },
      ],
      {},
    ),
  }),
  questions: aPage({ tab: 'questions', own: someOwn }),
  'questions-answered': aPage({ tab: 'questions', show: 'answered' }),
  'questions-empty': aPage({ tab: 'questions', show: 'supported', stage: aStage([]) }),
  mine: aPage({ tab: 'questions', show: 'mine', own: someOwn }),
  'mine-empty': aPage({ tab: 'questions', show: 'mine' }),
  recommendations: aPage({ tab: 'recommendations', own: someOwn }),
  'recommendations-empty': aPage({ tab: 'recommendations', stage: aStage([]) }),
  'posted-refused': aPage({
    posted: {
      is: 'refused',
      kind: 'ask',
      refusal: { code: 'too-long', count: 12 },
      text: `${long}et encore un peu`,
      form: 'question',
      name: null,
      code: '',
    },
  }),
  'posted-done': aPage({ posted: { is: 'done', kind: 'ask', number: 22 } }),
  'closing-phase': aPage({ stage: { ...fullStage, session: { ...fullStage.session, phase: 'closing' } } }),
  end: aPage({
    own: someOwn,
    refusal: 'closed',
    stage: { ...fullStage, session: { ...fullStage.session, seal: 'K7QF-2MXA-9TBD-WE4R' } },
  }),
  join: aPage({ screen: 'join', session: null, base: null, token: null, stage: null, own: null, formToken: null }),
  'join-bad-code': aPage({
    screen: 'join',
    session: null,
    base: null,
    token: null,
    stage: null,
    own: null,
    formToken: null,
    refusal: 'unknown-card',
    posted: {
      is: 'refused',
      kind: 'code',
      refusal: { code: 'unknown-card', count: null },
      text: '',
      form: 'question',
      name: null,
      code: '482 714',
    },
  }),
  denied: aPage({
    screen: 'denied',
    session: null,
    base: null,
    token: null,
    stage: null,
    own: null,
    formToken: null,
    refusal: 'doors-closed',
  }),
  removed: aPage({
    screen: 'denied',
    session: null,
    base: null,
    token: null,
    stage: null,
    own: null,
    formToken: null,
    refusal: 'link-revoked',
  }),
}
