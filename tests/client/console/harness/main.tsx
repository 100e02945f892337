import { createRoot } from 'react-dom/client'
import * as Y from 'yjs'
import { Console } from '../../../../client/screens/console/Console.tsx'
import { Rapporteur } from '../../../../client/screens/rapporteur/Rapporteur.tsx'
import { SessionProvider } from '../../../../client/state/session-context.tsx'
import { createStore } from '../../../../client/sync/store.ts'
import { createWords } from '../../../../shared/words/words.ts'
import '../../../../client/styles/base.css'
import { aQuestion, aRecommendation, aTeamView } from '../cards.ts'

const q = new URLSearchParams(location.search)
const lang = (q.get('lang') ?? 'fr') as 'fr' | 'en'
const waiting = Number(q.get('waiting') ?? 7)
const long =
  'Quand un habitant signale un abus à la brigade, comment s’assure-t-on que sa plainte anticonstitutionnellementextraordinairementlongue soit reçue, enregistrée, suivie d’effet et qu’il ne subisse aucune pression de la part de ceux qu’il met en cause, surtout dans les petits villages ?'
    .padEnd(280, '.')
    .slice(0, 280)
const T = [
  'Comment saisir le comité de sécurité dans ma commune ?',
  'Que fait-on quand le comité ne se réunit pas ?',
  'Les organisations de la société civile ont-elles un siège dans chaque comité ?',
  'Qui paie les déplacements des membres ?',
  long,
  "Pourquoi les associations n'apprennent-elles l'existence des textes de la réforme qu'une fois qu'ils sont signés ?",
  'Le Conseil national et le Commissariat, ce sont deux choses différentes ? Qui décide et qui exécute ?',
]
const Q = [
  'Comment un citoyen peut-il saisir le comité de sécurité de sa commune ?',
  'Quelle place pour les femmes et les jeunes dans les comités ?',
  'Comment signaler un abus sans se mettre en danger ?',
  'Qui contrôle le budget de la sécurité, et comment le suivre ?',
  'Les langues nationales seront-elles utilisées en réunion ?',
  long,
  'Quelle suite pour les avis des comités ?',
]
const A = 'abcdefghijklmnopqrstuvwxyz'
const w = (p: string, i: number) => p + A[Math.floor(i / 26) % 26] + A[i % 26]
const themes = ['A', 'B', 'C', 'D', 'E', 'F'] as const
const cards: any[] = []
const mode = q.get('mode') ?? ''
const empty = q.get('empty') === '1'
if (!empty)
  Q.forEach((text, i) =>
    cards.push(
      aQuestion(w('q', i), i + 2, {
        original: text,
        state: { is: 'queued' },
        order: i,
        theme: themes[i % 3],
        supports: [48, 41, 33, 29, 22, 500, 11][i],
        answer: i === 0 ? ((q.get('answer') ?? 'live') as any) : 'none',
        reworded: i === 3,
        form: i === 4 ? 'contribution' : 'question',
      }),
    ),
  )
for (let i = 0; i < waiting; i++)
  cards.push(
    aQuestion(w('w', i), 20 + i, {
      original: T[i % T.length],
      channel: (['phone', 'microphone', 'phone', 'paper'] as const)[i % 4],
      asker: i % 3 === 1 ? 'Réseau de jeunes femmes, Commune II' : null,
      form: i % 5 === 3 ? 'contribution' : 'question',
      supports: i % 4 === 2 ? 4 : 0,
    }),
  )
if (!empty) {
  cards.push(
    aQuestion('ansa', 9, {
      original: 'À quoi sert la réforme du secteur de la sécurité ?',
      state: { is: 'queued' },
      answer: 'aloud',
    }),
  )
  cards.push(
    aQuestion('ansb', 10, { original: 'Où existent déjà des comités ?', state: { is: 'queued' }, answer: 'written' }),
  )
  cards.push(aQuestion('ansc', 11, { original: 'Combien cela coûte-t-il ?', state: { is: 'queued' }, answer: 'later' }))
  cards.push(aQuestion('deca', 12, { original: 'Mon voisin…', state: { is: 'declined', reason: 'names-someone' } }))
  cards.push(
    aQuestion('decb', 13, { original: 'Quel temps fait-il ?', state: { is: 'declined', reason: 'off-topic' } }),
  )
  cards.push(aQuestion('proa', 14, { original: 'Danger', state: { is: 'protected', before: 'waiting' } }))
  cards.push(
    aQuestion('mera', 15, { original: 'Comment on saisit le comité ?', state: { is: 'merged', into: cards[0].id } }),
  )
}
const R = [
  'Créer dans chaque commune un comité consultatif de sécurité doté d’un budget propre, où siègent au moins deux femmes et deux jeunes de moins de 35 ans.',
  'Publier les avant-projets de textes de la réforme au moins trente jours avant leur adoption.',
  'Les langues nationales doivent être utilisées dans les réunions publiques des comités.',
]
if (!empty && q.get('recs') !== '0')
  R.forEach((_, i) =>
    cards.push(
      aRecommendation(w('r', i), i + 1, {
        live: i === 1,
        shown: i > 0,
        addressees: i === 0 ? ['Ministère de la Sécurité et de la Protection civile', 'Mairies des six communes'] : [],
        level: i === 0 ? 'communal' : '',
        deadline: i === 0 ? '2021-12-31' : null,
        indicator: i === 0 ? 'Nombre de comités installés et réunis au moins quatre fois' : null,
        sources: i === 0 ? [cards[0].id, cards[1].id] : [],
        outcome: i === 2 ? { is: 'adopted', by: 'acclamation' } : { is: 'in-progress' },
        opinions: { yes: 31, mid: 6, no: 2 },
      }),
    ),
  )
const now0 = Date.UTC(2021, 1, 24, 10, 52)
const started = performance.now()
const serverNow = () => now0 + performance.now() - started
const seal = mode === 'closed' ? 'K7QM2A9XPB4T6RWD' : null
const first = cards.find((c) => c.state?.is === 'queued')
const view = aTeamView(cards, {
  board: first
    ? { view: 'question', card: first.id, hidden: q.get('hidden') === '1', message: '', page: 0 }
    : { view: 'waiting', card: null, hidden: false, message: '', page: 0 },
  clock: { endsAt: empty ? null : now0 + 760_000, leftMs: null },
})
;(view.session.row.sheet as any).shortTitle = 'Forum sécurité · Bamako'
;(view.session.row.sheet as any).title = 'Comprendre la réforme : acteurs, organes et calendrier'
if (!empty)
  (view.messages as any).m1 = { id: 'm1', text: 'Encore 2 questions, puis les recommandations.', sentAt: 1, read: true }
const stageCards: any = {}
for (const c of cards) {
  if (c.kind === 'asked' && c.state.is === 'queued')
    stageCards[c.id] = {
      kind: c.form,
      id: c.id,
      number: c.number,
      order: c.order,
      theme: c.theme,
      asker: c.asker,
      reworded: c.reworded,
      supports: c.supports,
      text: c.original,
      answer: c.answer,
      answerText:
        c.answer === 'live' || c.answer === 'written'
          ? 'Chaque comité se réunit au moins une fois par mois. La société civile, les femmes et les jeunes y siègent. Parlez à un membre : il porte votre ques'
          : '',
      summaryText: '',
      summaryReread: false,
      mergedNumbers: [],
    }
  if (c.kind === 'recommendation' && c.shown)
    stageCards[c.id] = { ...c, text: R[c.number - 1], sources: [], floor: false }
}
const stage: any = {
  session: {
    shortTitle: 'Réforme du secteur de la sécurité',
    forumTitle: 'Forum régional de Bamako',
    title: 'Comprendre la réforme : acteurs, organes et calendrier',
    place: 'Bamako',
    organisers: ['CCSC'],
    expert: { name: 'Expert', title: 'Commissariat à la Réforme du Secteur de la Sécurité' },
    agenda: ['Exposé', 'Questions'],
    themes: view.session.row.sheet.themes,
    notice: null,
    language: 'fr',
    phase: 'questions',
    seal,
  },
  board: view.session.row.board,
  clock: view.session.row.clock,
  counts: { online: 196, received: 24, waiting },
  join: {
    address: 'forum.test',
    link: 'HTTP://192.168.1.20:8080/J/ABCDEFGHIJKLM',
    code: '482710',
    doorsOpen: true,
    wifi: null,
  },
  cards: stageCards,
}
const doc = new Y.Doc()
const openText = (name: any): any => {
  const text = doc.getText(name)
  const seed: Record<string, string> = {}
  if (name.startsWith('recommendation:')) {
    const i = cards.filter((c) => c.kind === 'recommendation').findIndex((c) => name.endsWith(c.id))
    if (text.length === 0 && i >= 0 && R[i]) text.insert(0, R[i]!)
  }
  if (name.startsWith('answer:') && text.length === 0)
    text.insert(
      0,
      'Chaque comité se réunit au moins une fois par mois. La société civile, les femmes et les jeunes y siègent. Parlez à un membre : il porte votre ques',
    )
  if (name.startsWith('wording:') && text.length === 0) text.insert(0, long)
  void seed
  const state = createStore<any>({
    value: text.toString(),
    status: 'ready',
    writable: true,
    saved: true,
    offered: null,
  })
  const me: any = {
    state,
    edit: (c: any) =>
      doc.transact(() => {
        text.delete(c.at, c.remove)
        text.insert(c.at, c.insert)
      }, me),
    takeOffered() {},
    dropOffered() {},
    text: () => text,
    close: () => text.unobserve(ob),
  }
  const ob = () => state.set({ ...state.get(), value: text.toString() })
  text.observe(ob)
  return me
}
const log: any[] = []
;(window as any).commands = log
const conn = mode === 'offline' ? 'offline' : mode === 'denied' ? 'denied' : mode === 'closed' ? 'closed' : 'online'
const viewStore = createStore<any>(mode === 'loading' ? null : view)
const newer = (patch: (v: any) => void) => {
  const v = structuredClone(viewStore.get())
  patch(v)
  viewStore.set(v)
}
const client: any = {
  role: location.search.includes('rap') ? 'rapporteur' : 'facilitator',
  stage: createStore(mode === 'loading' ? null : stage),
  view: viewStore,
  connection: createStore({
    is: conn,
    lastNewsAt: now0,
    saved: true,
    refusal: mode === 'denied' ? { code: 'link-revoked', count: null } : null,
  }),
  presence: createStore({ phones: 196, team: 3, experts: 1, boards: 1, lostPhones: 3 }),
  serverNow,
  newCardId: () => 'zz'.padEnd(26, 'b'),
  async send(command: any) {
    log.push(command)
    await new Promise((r) => setTimeout(r, 60))
    if (mode === 'refuse') return { is: 'refused', refusal: { code: q.get('code') ?? 'wrong-state', count: 3 } }
    newer((v) => {
      const c = v.cards[command.card]
      if (command.kind === 'accept') {
        c.state = { is: 'queued' }
        c.order = 99
      }
      if (command.kind === 'decline') c.state = { is: 'declined', reason: command.reason }
      if (command.kind === 'protect') c.state = { is: 'protected', before: 'waiting' }
      if (command.kind === 'merge') c.state = { is: 'merged', into: command.into }
      if (command.kind === 'return-to-inbox') c.state = { is: 'waiting' }
      if (command.kind === 'set-theme') c.theme = command.theme
      if (command.kind === 'set-form') c.form = command.form
      if (command.kind === 'reword') c.reworded = true
      if (command.kind === 'set-answer') c.answer = command.state
      if (command.kind === 'answer-aloud') c.answer = 'aloud'
      if (command.kind === 'describe-recommendation') Object.assign(c, command, { kind: 'recommendation' })
      if (command.kind === 'show-recommendation') {
        c.live = command.live
        c.shown = true
      }
      if (command.kind === 'set-outcome') c.outcome = command.outcome
      if (command.kind === 'draft-recommendation')
        v.cards[command.card] = aRecommendation('zz', 4, { id: command.card })
      if (command.kind === 'unmerge' || command.kind === 'unprotect') c.state = { is: 'waiting' }
      if (command.kind === 'place') {
        const l: any[] = Object.values(v.cards)
          .filter((x: any) => x.state?.is === 'queued' && x.id !== command.card)
          .sort((a: any, b: any) => a.order - b.order)
        const at = command.before ? l.findIndex((x) => x.id === command.before) : l.length
        l.splice(at, 0, c)
        l.forEach((x, i) => {
          x.order = i
        })
      }
      if (command.kind === 'hide-board') v.session.row.board.hidden = command.hidden
      if (command.kind === 'change-phase') v.session.row.phase = command.phase
      if (command.kind === 'spotlight')
        v.session.row.board = { ...v.session.row.board, view: 'question', card: command.card }
    })
    return { is: 'done', card: command.card ?? null, number: command.kind === 'write-for' ? 42 : null }
  },
  every: (ms: number, call: () => void) => {
    const t = setInterval(call, ms)
    return () => clearInterval(t)
  },
  openText,
  stop() {},
}
document.documentElement.lang = lang
const Screen = location.search.includes('rap') ? Rapporteur : Console
createRoot(document.getElementById('root')!).render(
  <SessionProvider client={client} words={createWords(lang)}>
    <Screen base="/s/x/facilitator" />
  </SessionProvider>,
)
