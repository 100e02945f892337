import * as Y from 'yjs'
import { stageRoots, stageTexts } from '../../shared/document/stage-shape.ts'
import type { CardId } from '../../shared/domain/ids.ts'
import type {
  StageAsked,
  StageCard,
  StageJoin,
  StageRecommendation,
  StageSession,
} from '../../shared/domain/stage-view.ts'
import { stageSpeaking } from '../session/speakers.ts'
import { opinionsOf, type SessionState, sessionOf, supportersOf } from '../session/state.ts'
import { stageVote } from '../session/votes.ts'
import { isPublic, stageAsked, stageRecommendation, type TextOf } from './stage-card.ts'
import { writeText } from './write-text.ts'

/** Carries the state and the live texts onto the stage document. Runs inside the tick, before the commit that holds it. */
export interface StageWriter {
  /** The session's own row, board, clock, counts of cards, and the given cards. */
  readonly project: (cards: ReadonlySet<CardId>, session: boolean) => void
  /** Supports and opinions, for the cards whose counts changed; called every ten seconds. Gives those it changed. */
  readonly publishCounts: (cards: ReadonlySet<CardId>) => void
  /** A floor's words, when a facilitator presses « Montrer à la salle ». */
  readonly showFloor: (card: CardId, words: string) => void
  readonly setOnline: (phones: number) => void
  readonly setJoin: (join: Pick<StageJoin, 'address' | 'link'>) => void
  readonly setSeal: (seal: string) => void
}

export function createStageWriter(stage: Y.Doc, state: SessionState, textOf: TextOf): StageWriter {
  const root = (name: string) => stage.getMap<unknown>(name)
  const cards = () => stage.getMap<Y.Map<unknown>>(stageRoots.cards)

  function projectCard(id: CardId): void {
    const card = state.card.get(id)
    const map = cards().get(id)
    if (card === undefined || !isPublic(card)) {
      if (map !== undefined) cards().delete(id)
      return
    }
    const before = map === undefined ? null : (map.toJSON() as StageCard)
    const face =
      card.kind === 'asked'
        ? stageAsked(state, card, textOf, before as StageAsked | null)
        : stageRecommendation(state, card, textOf, before as StageRecommendation | null)
    writeFace(id, face)
  }

  function writeFace(id: CardId, face: StageCard): void {
    let map = cards().get(id)
    if (map === undefined) {
      map = new Y.Map()
      cards().set(id, map)
      for (const key of stageTexts) if (key in face) map.set(key, new Y.Text())
    }
    for (const [key, value] of Object.entries(face)) {
      const text = map.get(key)
      if (text instanceof Y.Text) writeText(text, value as string)
      else setIfNew(map, key, value)
    }
  }

  function projectSession(): void {
    const row = sessionOf(state)
    const { sheet } = row
    const shown: Omit<StageSession, 'seal'> = {
      shortTitle: sheet.shortTitle,
      forumTitle: sheet.forumTitle,
      title: sheet.title,
      place: sheet.place,
      organisers: sheet.organisers,
      expert: sheet.expert,
      agenda: sheet.agenda.map((item) => item.title),
      themes: sheet.themes,
      notice: sheet.notice,
      language: sheet.language,
      phase: row.phase,
    }
    setAll(root(stageRoots.session), { ...shown })
    if (!root(stageRoots.session).has('seal')) root(stageRoots.session).set('seal', null)
    setAll(root(stageRoots.board), { ...row.board, clock: row.clock, speaking: stageSpeaking(state) })
    setAll(root(stageRoots.join), {
      code: row.codeShut === true ? '' : row.joinCode,
      doorsOpen: row.doorsOpen,
      wifi: sheet.wifi,
    })
  }

  function projectCounts(): void {
    let received = 0
    let waiting = 0
    for (const card of state.card.values()) {
      if (card.kind !== 'asked') continue
      received++
      if (card.state.is === 'waiting') waiting++
    }
    setAll(root(stageRoots.counts), { received, waiting })
    if (!root(stageRoots.counts).has('online')) root(stageRoots.counts).set('online', 0)
  }

  return {
    project(touched, session) {
      if (session) projectSession()
      for (const id of touched) projectCard(id)
      if (touched.size > 0 || session) projectCounts()
    },
    publishCounts(touched) {
      for (const id of touched) {
        const map = cards().get(id)
        const card = state.card.get(id)
        if (map === undefined || card === undefined) continue
        if (card.kind === 'asked') setIfNew(map, 'supports', supportersOf(state, id).size)
        else {
          setIfNew(map, 'opinions', opinionsOf(state, id))
          setIfNew(map, 'vote', stageVote(state, card))
        }
      }
    },
    showFloor(card, words) {
      const text = cards().get(card)?.get('text')
      if (text instanceof Y.Text) writeText(text, words)
    },
    setOnline: (phones) => setIfNew(root(stageRoots.counts), 'online', phones),
    setJoin: (join) => setAll(root(stageRoots.join), { ...join }),
    setSeal: (seal) => setIfNew(root(stageRoots.session), 'seal', seal),
  }
}

function setAll(map: Y.Map<unknown>, values: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(values)) setIfNew(map, key, value)
}

/** A value written again is a new item in the document for ever: write only what differs. */
function setIfNew(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (!map.has(key) || JSON.stringify(map.get(key)) !== JSON.stringify(value)) map.set(key, value)
}
