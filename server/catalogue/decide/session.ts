import type { LinkRow } from '../../../shared/domain/catalogue.ts'
import { catalogueLimits } from '../../../shared/domain/catalogue-limits.ts'
import { SESSION_ROLES } from '../../../shared/domain/role.ts'
import type { CatalogueCommandOf } from '../../../shared/protocol/catalogue-command.ts'
import { type CatalogueWrite, sessionsOf } from '../catalogue-state.ts'
import { type CatalogueDeciding, type CatalogueDecision, refuseCatalogue } from './catalogue-decision.ts'
import { cleanFields, sessionRules } from './clean-fields.ts'
import { sessionCodeOf } from './printed-code.ts'

type Make = CatalogueCommandOf<'make-session'>
type Edit = CatalogueCommandOf<'edit-session'>

export function decideSession(on: CatalogueDeciding, command: Make | Edit): CatalogueDecision {
  return command.kind === 'make-session' ? make(on, command) : edit(on, command)
}

/** A new session has one link of each role at once. */
function make({ state, newLinkId }: CatalogueDeciding, command: Make): CatalogueDecision {
  const { session, forum: forumId, fields } = command
  if (state.session.has(session)) return refuseCatalogue('wrong-state')
  const forum = state.forum.get(forumId)
  if (forum === undefined) return refuseCatalogue('unknown-card')
  const others = sessionsOf(state, forumId)
  if (others.length >= catalogueLimits.sessionsPerForumMax) return refuseCatalogue('full')
  const cleaned = cleanFields(sessionRules, fields)
  if (cleaned.is === 'refused') return cleaned
  const rank = (others.at(-1)?.rank ?? 0) + 1
  const code = cleaned.fields.code || sessionCodeOf(forum.code, rank)
  const row = {
    ...fields,
    ...cleaned.fields,
    code,
    id: session,
    forum: forumId,
    rank,
    standing: { is: 'living' },
  } as const
  const links = SESSION_ROLES.map((role): CatalogueWrite => {
    const link: LinkRow = { id: newLinkId(), session, role, label: '', revoked: false }
    return { table: 'link', key: link.id, row: link }
  })
  return { is: 'decided', writes: [{ table: 'session', key: session, row }, ...links], id: session }
}

function edit({ state }: CatalogueDeciding, command: Edit): CatalogueDecision {
  const before = state.session.get(command.session)
  if (before === undefined) return refuseCatalogue('unknown-card')
  if (before.standing.is === 'sealed') return refuseCatalogue('closed')
  const cleaned = cleanFields(sessionRules, command.fields)
  if (cleaned.is === 'refused') return cleaned
  const row = { ...before, ...cleaned.fields }
  const code = row.code || sessionCodeOf(state.forum.get(row.forum)?.code ?? '', row.rank)
  return { is: 'decided', writes: [{ table: 'session', key: row.id, row: { ...row, code } }], id: row.id }
}
