import type { LinkRow } from '../../../shared/domain/catalogue.ts'
import { catalogueLimits } from '../../../shared/domain/catalogue-limits.ts'
import type { CatalogueCommandOf } from '../../../shared/protocol/catalogue-command.ts'
import { type CatalogueWrite, linksOf } from '../catalogue-state.ts'
import { type CatalogueDeciding, type CatalogueDecision, refuseCatalogue } from './catalogue-decision.ts'
import { labelRule } from './clean-fields.ts'

type Make = CatalogueCommandOf<'make-link'>
type Revoke = CatalogueCommandOf<'revoke-link'>

export function decideLink(on: CatalogueDeciding, command: Make | Revoke): CatalogueDecision {
  return command.kind === 'make-link' ? make(on, command) : revoke(on, command)
}

function make({ state, newLinkId }: CatalogueDeciding, command: Make): CatalogueDecision {
  const session = state.session.get(command.session)
  if (session === undefined) return refuseCatalogue('unknown-card')
  if (session.standing.is === 'sealed') return refuseCatalogue('closed')
  const alive = linksOf(state, session.id).filter((link) => !link.revoked)
  if (alive.length >= catalogueLimits.linksPerSessionMax) return refuseCatalogue('full')
  const label = labelRule(command.label)
  if (label.is === 'refused') return { ...label, field: 'label' }
  const row: LinkRow = { id: newLinkId(), session: session.id, role: command.role, label: label.value, revoked: false }
  return { is: 'decided', writes: [writeLink(row)], id: row.id }
}

function revoke({ state, newLinkId }: CatalogueDeciding, command: Revoke): CatalogueDecision {
  const before = state.link.get(command.link)
  if (before === undefined) return refuseCatalogue('unknown-card')
  if (before.revoked) return refuseCatalogue('wrong-state')
  const writes = [writeLink({ ...before, revoked: true })]
  if (!command.replace) return { is: 'decided', writes, id: before.id }
  const next: LinkRow = { ...before, id: newLinkId() }
  return { is: 'decided', writes: [...writes, writeLink(next)], id: next.id }
}

function writeLink(row: LinkRow): CatalogueWrite {
  return { table: 'link', key: row.id, row }
}
