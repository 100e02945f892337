import type * as Y from 'yjs'

/** Name of each root, by its type. A memo that lives as long as the document; a root never changes its name. */
export type RootNames = Map<Y.AbstractType<unknown>, string>

/**
 * Name of a root type, or null for a type that is no root of this document. Yjs looks through all roots each time, a tenth
 * of a millisecond at 10,000 of them; with the memo that happens once for each root that is new.
 */
export function rootName(doc: Y.Doc, names: RootNames, type: Y.AbstractType<unknown>): string | null {
  const known = names.get(type)
  if (known !== undefined) return known
  if (type._item !== null || type.doc !== doc) return null
  for (const [name, root] of doc.share) names.set(root as Y.AbstractType<unknown>, name)
  return names.get(type) ?? null
}
