import { documentName, parseDocumentName } from '../../shared/document/document-name.ts'
import type { DocumentProvider } from './document-provider.ts'
import { createStore, type Store } from './store.ts'

/** The documents that this page has open, by base name. */
export interface DocumentSet {
  /** Opens it on first use. Null while the server has not named it. */
  find(base: string): DocumentProvider | null
  /** Full names from a hello. One with another epoch replaces what was open. */
  name(names: Readonly<Record<string, string>>): void
  /** Lets go of floors that are closed: what did not reach them is offered. */
  keepFloors(bases: ReadonlySet<string>): void
  /** Goes up by one whenever `find` may answer otherwise. */
  readonly changes: Store<number>
  /** Nothing is opened or kept up to date any more; what was open can still be read. */
  stop(): void
}

export function createDocumentSet(open: (name: string) => DocumentProvider): DocumentSet {
  const providers = new Map<string, DocumentProvider>()
  /** Floors that may still be handing in their last words. */
  const retired = new Set<DocumentProvider>()
  const names = new Map<string, string>()
  const changes = createStore(0)
  let epoch: number | null = null
  let stopped = false

  const drop = (base: string) => {
    providers.get(base)?.superseded()
    providers.delete(base)
  }
  const changed = () => changes.set(changes.get() + 1)
  /** Floors are born between two hellos: they bear the epoch of the session's other documents. */
  const fullName = (base: string) =>
    names.get(base) ?? (base.startsWith('floor-') && epoch !== null ? documentName(base, epoch) : null)

  return {
    changes,
    find(base) {
      const known = providers.get(base)
      if (known !== undefined) return known
      const name = fullName(base)
      if (name === null || stopped) return null
      const opened = open(name)
      providers.set(base, opened)
      return opened
    },
    name(given) {
      names.clear()
      for (const full of Object.values(given)) {
        const parsed = parseDocumentName(full)
        if (parsed === null) continue
        names.set(parsed.base, full)
        epoch = parsed.epoch
      }
      for (const [base, provider] of providers) if (fullName(base) !== provider.name) drop(base)
      changed()
    },
    keepFloors(bases) {
      for (const [base, provider] of providers) {
        if (!base.startsWith('floor-') || bases.has(base)) continue
        providers.delete(base)
        retired.add(provider)
        provider.retire()
      }
      changed()
    },
    stop() {
      stopped = true
      for (const provider of [...providers.values(), ...retired]) provider.stop()
    },
  }
}
