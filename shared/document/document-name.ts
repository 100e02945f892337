import { DOCUMENT_KINDS, type DocumentKind } from '../domain/text.ts'

/** `stage.1`, `answers.1`, `desk.1`, `floor-<text>.1`: kind, which floor, epoch. */
export interface DocumentName {
  readonly kind: DocumentKind
  /** Without epoch: `stage`, `floor-recommendation-<card>`. The key in journal and memory. */
  readonly base: string
  readonly epoch: number
}

/** Gives null for anything that is not a document's name. */
export function parseDocumentName(name: string): DocumentName | null {
  const match = /^(?<base>(?<kind>[a-z]+)(?:-[a-z0-9-]{1,80})?)\.(?<epoch>\d{1,9})$/.exec(name)
  const groups = match?.groups
  if (groups === undefined) return null
  const kind = DOCUMENT_KINDS.find((known) => known === groups['kind'])
  if (kind === undefined) return null
  const base = groups['base'] ?? ''
  if ((kind === 'floor') === (base === kind)) return null
  return { kind, base, epoch: Number(groups['epoch']) }
}

export function documentName(base: string, epoch: number): string {
  return `${base}.${epoch}`
}

/** Base name of the floor on a text: ids have no colon in a path. */
export function floorBase(text: string): string {
  return `floor-${text.replace(':', '-')}`
}
