import * as Y from 'yjs'

/**
 * 32 bits of what a document shows: the same for every replica that shows the same, however its items are cut or what of
 * the past it forgot. State vectors do not tell: a client id used twice gives other words under the same clocks (TRUST 0.4).
 * FNV-1a over UTF-16 units, for accidents and faults; it keeps no secret and stops no forger.
 */
export function contentHash(document: Y.Doc): number {
  let hash = 0x811c9dc5
  const feed = (text: string) => {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  const content = ({ content: held, deleted }: Y.Item) => {
    if (deleted) return
    if (held instanceof Y.ContentString) feed(held.str)
    else if (held instanceof Y.ContentType) type(held.type, '{')
    else for (const value of held.getContent()) feed(JSON.stringify(value) ?? '')
  }
  /** An empty one counts for nothing: some replicas have named it, others did not yet. */
  const type = ({ _start, _map }: Pick<Y.AbstractType<never>, '_start' | '_map'>, name: string) => {
    const before = hash
    feed(`\u0000${name}\u0001`)
    const named = hash
    for (let item = _start; item !== null; item = item.right) content(item)
    for (const [key, item] of [..._map].sort(([one], [other]) => (one < other ? -1 : 1))) {
      if (item.deleted) continue
      feed(`\u0002${key}\u0003`)
      content(item)
    }
    if (hash === named) hash = before
  }
  for (const [name, root] of [...document.share].sort(([one], [other]) => (one < other ? -1 : 1))) type(root, name)
  return hash >>> 0
}
