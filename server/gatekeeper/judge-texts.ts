import type * as Y from 'yjs'
import { forbiddenInText } from '../../shared/domain/forbidden-characters.ts'
import type { GateSeat, TextRight } from './gate.ts'
import { type GateRefusal, gateRefusal } from './gate-refusal.ts'
import type { Deletion } from './list-deletions.ts'
import type { Target } from './resolve-target.ts'
import type { FreshStruct } from './update-struct.ts'

/** Holds an update against the rights of its seat, text by text. Gives the texts that it touches. */
export function judgeTexts(
  doc: Y.Doc,
  owners: ReadonlyMap<number, string>,
  seat: GateSeat,
  targets: readonly Target[],
  deletions: readonly Deletion[],
): ReadonlySet<string> | GateRefusal {
  const changes = new Map<string, Change>()
  const changeOf = (text: string) => {
    const known = changes.get(text)
    if (known !== undefined) return known
    const change: Change = { right: seat.rightOn(text), inserted: 0, deleted: 0 }
    changes.set(text, change)
    return change
  }
  for (const { struct, text } of targets) {
    const change = changeOf(text)
    if (change.right?.mayInsert !== true) return gateRefusal('not-allowed', 'may not write here', text)
    // Erased words too need the right to write: they take clocks and bind client ids, which cost every reader.
    if (struct.kind === 'erased') continue
    if (forbiddenInText.test(struct.characters)) return gateRefusal('schema', 'forbidden character', text)
    change.inserted += struct.length
  }
  /** Made only when it is asked for: five thousand structs without a deletion need none of it. */
  let textByStruct: ReadonlyMap<FreshStruct, string> | null = null
  for (const { client, length, text, fresh } of deletions) {
    if (fresh !== null) {
      textByStruct ??= new Map(targets.map((target) => [target.struct, target.text]))
      changeOf(textByStruct.get(fresh) ?? '').inserted -= length
      continue
    }
    if (text === null) continue
    const change = changeOf(text)
    const mayDelete = change.right?.mayDelete ?? 'none'
    if (mayDelete === 'none' || (mayDelete === 'own' && owners.get(client) !== seat.seat)) {
      return gateRefusal('not-allowed', 'may not delete here', text)
    }
    change.deleted += length
  }
  for (const [text, { right, inserted, deleted }] of changes) {
    const grows = inserted > 0 && inserted >= deleted
    const length = (doc.share.get(text)?._length ?? 0) + inserted - deleted
    if (grows && length > (right?.charactersMax ?? 0)) return gateRefusal('too-long', 'text over its limit', text)
  }
  return new Set(changes.keys())
}

interface Change {
  readonly right: TextRight | null
  inserted: number
  deleted: number
}
