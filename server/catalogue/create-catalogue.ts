import type { Journal } from '../journal/journal.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import type { Random } from '../runtime/random.ts'
import type { Catalogue, CatalogueChange } from './catalogue.ts'
import { openCatalogueRecord } from './catalogue-record.ts'
import { decisionsOf, linksOf } from './catalogue-state.ts'
import { catalogueView } from './catalogue-view.ts'
import { createCatalogueWriter } from './catalogue-writer.ts'
import { openSecretRing } from './secret-ring.ts'
import type { Secrets } from './secrets.ts'
import { livingOf, previousSeal, standingOf } from './session-standing.ts'
import { isSameHash, organiserTokenOf, tokenHash } from './tokens.ts'

export interface CatalogueDeps {
  readonly journal: Journal
  readonly secrets: Secrets
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** Opens the catalogue; rejects when its record is damaged or its secrets cannot be read. */
export async function createCatalogue(deps: CatalogueDeps): Promise<Catalogue> {
  const { log, random } = deps
  const record = await openCatalogueRecord(deps.journal)
  const ring = await openSecretRing(deps.secrets, random, new Set(livingOf(record.state())))
  const organiserToken = organiserTokenOf(ring.organiser)
  const organiserHash = tokenHash(organiserToken) ?? ''
  const listeners: ((change: CatalogueChange) => void)[] = []
  const tell = (changes: readonly CatalogueChange[]) => {
    for (const change of changes) for (const listener of listeners) listener(change)
  }
  const { command, markSealed, markCorrected, links } = createCatalogueWriter({
    record,
    ring,
    random,
    clock: deps.clock,
    log,
    tell,
  })

  return {
    linkOfToken: (token) => links().opened(token),
    isAlive: (link) => links().tokenOf(link) !== null,
    wasTakenBack: (link) => links().wasTakenBack(link),
    participantToken(session) {
      const open = linksOf(record.state(), session).find((link) => link.role === 'participant' && !link.revoked)
      return open === undefined ? null : links().tokenOf(open.id)
    },
    sealedSessionOfToken: (token) => links().sealedOf(token),
    standing: (session) => standingOf(record.state(), session),
    living: () => livingOf(record.state()),
    markSealed,
    markCorrected,
    houseKey: () => ring.house,
    isOrganiserToken(token) {
      const hash = tokenHash(token)
      return hash !== null && isSameHash(hash, organiserHash)
    },
    onChange: (listener) => void listeners.push(listener),
    view: (addresses) => catalogueView(record.state(), links(), addresses, organiserToken),
    command,
    organiserToken: () => organiserToken,
    decisions: (series) => decisionsOf(record.state(), series),
    previousSeal: (session) => previousSeal(record.state(), session),
  }
}
