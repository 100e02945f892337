import type { Opinion } from '../../../shared/domain/card.ts'
import type { CardId, CommandId } from '../../../shared/domain/ids.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { OwnView } from '../../../shared/domain/role-view.ts'
import type { PhoneAct } from './phone-state.ts'

/** What a person chose, with what the server knows of it. */
export interface Weighed<Choice> {
  readonly choice: Choice
  /** What the server has confirmed: its counts hold this one. */
  readonly known: Choice
  /** True when the server has the choice on its disk: only then a tick is drawn. */
  readonly sure: boolean
  readonly refused: { readonly id: CommandId; readonly refusal: Refusal } | null
}

export function supportOf(card: CardId, own: OwnView, pending: readonly PhoneAct[]): Weighed<boolean> {
  const known = card in own.supports
  return weigh(known, pending, (act) =>
    act.command.kind === 'support' && act.command.card === card ? { choice: act.command.on } : null,
  )
}

export function opinionOf(card: CardId, own: OwnView, pending: readonly PhoneAct[]): Weighed<Opinion | null> {
  return weigh(own.opinions[card] ?? null, pending, (act) =>
    act.command.kind === 'opine' && act.command.card === card ? { choice: act.command.opinion } : null,
  )
}

/** The count to show: the server's, with the person's own choice already in it. */
export function countWith(count: number, known: boolean, chosen: boolean): number {
  return Math.max(0, count + Number(chosen) - Number(known))
}

/** The last thing done wins; what was refused does not count as done. */
function weigh<Choice>(
  known: Choice,
  pending: readonly PhoneAct[],
  read: (act: PhoneAct) => { readonly choice: Choice } | null,
): Weighed<Choice> {
  let weighed: Weighed<Choice> = { choice: known, known, sure: true, refused: null }
  for (const act of pending) {
    const found = read(act)
    if (found === null) continue
    weighed =
      act.is === 'refused'
        ? { ...weighed, refused: act.refusal === null ? null : { id: act.id, refusal: act.refusal } }
        : { choice: found.choice, known, sure: false, refused: null }
  }
  return weighed
}
