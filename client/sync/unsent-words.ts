import * as Y from 'yjs'

/** Every text of the document in which something of ours is not durable, by its name. */
export function unsentByText(document: Y.Doc, from: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [name, root] of document.share) {
    if (!(root instanceof Y.Text)) continue
    const words = unsentWords(root, document.clientID, from)
    if (words !== '') found.set(name, words)
  }
  return found
}

/**
 * The words of `client` in a text whose clock is `from` or later and that nobody deleted, in the order of the text. Runs
 * that stand apart are joined by a line end. The document itself is the journal of what was typed: the only place where
 * what was typed offline, undone, or moved by others is exact.
 */
function unsentWords(text: Y.Text, client: number, from: number): string {
  const runs: string[] = []
  let adjoining = false
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    const own = item.id.client === client && item.id.clock + item.length > from
    if (own && item.content instanceof Y.ContentString) {
      const words = item.content.str.slice(Math.max(0, from - item.id.clock))
      // A run may begin behind words that are durable already: then it does not touch the run before.
      if (adjoining && item.id.clock >= from) runs.push((runs.pop() ?? '') + words)
      else runs.push(words)
    }
    adjoining = own
  }
  // A blank in front says that a new word began here.
  return runs.join('\n').trimEnd()
}
