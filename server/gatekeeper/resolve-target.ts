import * as Y from 'yjs'
import { cutsPair, cutsStoredPair } from './cut-pair.ts'
import { type GateRefusal, gateRefusal, isGateRefusal } from './gate-refusal.ts'
import { type FreshStructs, findFresh } from './normalise-structs.ts'
import { type RootNames, rootName } from './root-names.ts'
import type { FreshStruct, StructId } from './update-struct.ts'

/** Where a fresh struct goes. */
export interface Target {
  readonly struct: FreshStruct
  readonly text: string
  /** Its neighbours as far as the document has them; null: the begin or end of the text, or a unit of the same update. */
  readonly left: StoredUnit | null
  readonly right: StoredUnit | null
}

export interface StoredUnit {
  readonly item: Y.Item
  readonly clock: number
}

type Neighbour = { readonly clock: number; readonly text: string } & (
  | { readonly stored: Y.Item }
  | { readonly fresh: Target }
)

/**
 * Finds the text of each struct as Yjs itself does (`Item.getMissing`): that of the left neighbour, else of the right one,
 * else the root that is named. `order` is an integration order, so that neighbours are resolved before. Neighbours in two
 * texts are forged: Yjs would follow the left one and cut the other text in two.
 */
export function resolveTargets(
  doc: Y.Doc,
  texts: ReadonlySet<string>,
  names: RootNames,
  fresh: FreshStructs,
  order: readonly FreshStruct[],
): readonly Target[] | GateRefusal {
  const targets = new Map<FreshStruct, Target>()

  function neighbour(id: StructId): Neighbour | GateRefusal {
    if (id.clock < Y.getState(doc.store, id.client)) {
      const item = Y.getItem(doc.store, Y.createID(id.client, id.clock))
      const text = textOfStored(doc, names, item)
      return text === null
        ? gateRefusal('schema', 'neighbour outside of the texts')
        : { stored: item, text, clock: id.clock }
    }
    const structs = fresh.get(id.client) ?? []
    const struct = structs[findFresh(structs, id.clock)]
    const target = struct === undefined ? undefined : targets.get(struct)
    // Cannot be: an integration order was found.
    return target === undefined
      ? gateRefusal('gap', 'neighbour unknown')
      : { fresh: target, text: target.text, clock: id.clock }
  }

  for (const struct of order) {
    const left = struct.origin === null ? null : neighbour(struct.origin)
    if (left !== null && isGateRefusal(left)) return left
    const right = struct.rightOrigin === null ? null : neighbour(struct.rightOrigin)
    if (right !== null && isGateRefusal(right)) return right
    if (left !== null && right !== null && left.text !== right.text) {
      return gateRefusal('malformed', 'neighbours in two texts')
    }
    const text = left?.text ?? right?.text ?? struct.root
    if (text === null || !texts.has(text)) return gateRefusal('schema', 'no such text')
    // Yjs splits the left neighbour after its unit, the right one before it.
    if ((left !== null && cuts(left, left.clock + 1)) || (right !== null && cuts(right, right.clock))) {
      return gateRefusal('schema', 'written between the halves of a character', text)
    }
    targets.set(struct, {
      struct,
      text,
      left: storedUnit(left),
      right: storedUnit(right),
    })
  }
  return [...targets.values()]
}

/** Name of the text that an item of the document belongs to; null for what a document of plain texts never holds. */
export function textOfStored(doc: Y.Doc, names: RootNames, item: Y.Item | Y.GC): string | null {
  if (!(item instanceof Y.Item) || item.parentSub !== null || !(item.parent instanceof Y.AbstractType)) return null
  return rootName(doc, names, item.parent)
}

function cuts(neighbour: Neighbour, clock: number): boolean {
  if ('stored' in neighbour) return cutsStoredPair(neighbour.stored, clock)
  const { struct } = neighbour.fresh
  return struct.kind === 'words' && cutsPair(struct.characters, clock - struct.clock)
}

function storedUnit(neighbour: Neighbour | null): StoredUnit | null {
  return neighbour !== null && 'stored' in neighbour ? { item: neighbour.stored, clock: neighbour.clock } : null
}
