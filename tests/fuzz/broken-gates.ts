import { type GatedDocument, judge, type TextRight } from '../../server/gatekeeper/gate.ts'
import { type Judge, TEXTS } from './gate-room.ts'

const all: TextRight = { mayInsert: true, mayDelete: 'all', charactersMax: 1e9 }
const rightsOf = (change: (right: TextRight | null) => TextRight | null): Judge => {
  return (document, update, seat) =>
    judge(document, update, { seat: seat.seat, rightOn: (text) => change(seat.rightOn(text)) })
}
const knows = (document: GatedDocument, changes: Partial<GatedDocument>): GatedDocument => ({
  ...document,
  ...changes,
})
/** The gate with one guard taken out: an oracle that notices nothing here says nothing elsewhere. */
export const brokenGates: readonly (readonly [string, Judge])[] = [
  ['everybody may do everything', rightsOf(() => all)],
  ['texts that are closed to a seat are open', rightsOf((right) => right ?? all)],
  ['own means all', rightsOf((right) => (right?.mayDelete === 'own' ? { ...right, mayDelete: 'all' } : right))],
  ['no limit of length', rightsOf((right) => (right === null ? null : { ...right, charactersMax: 1e9 }))],
  [
    'client ids belong to nobody',
    (document, update, seat) => {
      const mine = new Map([...document.owners.keys()].map((id) => [id, seat.seat]))
      return judge(knows(document, { owners: mine, serverClients: new Set() }), update, seat)
    },
  ],
  [
    'any root will do',
    (document, update, seat) =>
      judge(knows(document, { texts: new Set([...TEXTS, 'hidden', 'no', '__proto__']) }), update, {
        seat: seat.seat,
        rightOn: (text) => (TEXTS.some((known) => known === text) ? seat.rightOn(text) : all),
      }),
  ],
  [
    'the client’s bytes are applied as they came',
    (document, update, seat) => {
      const verdict = judge(document, update, seat)
      return verdict.kind === 'accepted' ? { ...verdict, canonical: update } : verdict
    },
  ],
  [
    'everything is let in as it came',
    (_, update, seat) => ({
      kind: 'accepted',
      canonical: update,
      binds: [],
      seat: seat.seat,
      touched: new Set(),
    }),
  ],
]
