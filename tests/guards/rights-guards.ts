import { type Guard, guardsOf } from './guard.ts'

const at = (...names: readonly string[]) => names.map((name) => `tests/server/gateway/${name}.test`)
const matrix = ['tests/shared/permission', ...at('permission-messages')]
const doors = at('doors')
const forged = ['tests/server/hostile/forged-requests']

/** Who may do what, and who may come in. */
export const rightsGuards: readonly Guard[] = [
  ...guardsOf('shared/domain/permission.ts', matrix, (take) => [
    take('the phase', "return when.includes(phase) ? 'yes' : 'wrong-phase'", "return 'yes'"),
    take('the role', "if (when.length === 0) return 'not-allowed'", "if (when.length === 0) return 'yes'"),
    take(
      'the desk is the team’s',
      "desk: {\n    facilitator: 'reads',\n    rapporteur: 'reads',\n    expert: 'never',",
      "desk: {\n    facilitator: 'reads',\n    rapporteur: 'reads',\n    expert: 'reads',",
      at('documents'),
    ),
    take('who shuts a phone out', "'expel-seat': facilitatorsOnly,", "'expel-seat': team,", [
      'tests/server/session',
      'tests/server/gateway/permission',
    ]),
  ]),
  ...guardsOf('server/session/decide.ts', matrix, (take) => [
    take('nothing after the close', "if (session.closing) return refused('closed')", '', [
      ...at('closing'),
      'tests/server/session/wrong-state',
      ...matrix,
    ]),
    take(
      'who is shut out',
      "if (isExpelled(on.state, on.actor.seat)) return refused('expelled')",
      '',
      at('expelled-seat'),
    ),
    take('the table is asked', "if (may !== 'yes' && !inFlight) return refused(may)"),
  ]),
  ...guardsOf('server/plenary/text-rights.ts', at('permission-messages', 'documents'), (take) => [
    take('no word after the close', 'if (sessionOf(state).closing) return none', '', [
      'tests/server/plenary',
      ...at('closing', 'permission-messages'),
    ]),
    take(
      'what the room adopted stays',
      "if (parts.kind === 'recommendation' && card?.kind === 'recommendation' && card.outcome.is !== 'in-progress')\n    return none\n",
      '',
      ['tests/server/plenary', ...at('permission-messages')],
    ),
    take('a participant deletes his own', "isTeam(actor.role) || actor.role === 'expert' ? 'all' : 'own'", "'all'", [
      'tests/server/plenary',
      ...at('permission-messages'),
    ]),
    take('a text on a floor is locked at its desk', ' || floor !== undefined) return none', ') return none', [
      'tests/server/plenary',
      ...at('permission-messages'),
    ]),
    take('who writes in which text', "if (textWriting[parts.kind][actor.role] !== 'writes' || ", 'if ('),
    take('who is shut out reads nothing', 'if (isExpelled(state, actor.seat)) return false', '', at('expelled-seat')),
    take(
      'those invited to a floor',
      "return (floor.to === 'room' && actor.role === 'participant') || (floor.to === 'expert' && actor.role === 'expert')",
      'return true',
    ),
  ]),
  ...guardsOf('server/gateway/document-connection.ts', at('documents', 'permission-messages'), (take) => [
    take('who may open a document', 'if (!mayRead(state, ticket, document)) {', 'if (false) {'),
    take(
      'the epoch',
      'document === undefined || parsed.epoch !== sessionOf(state).epoch) {',
      'document === undefined) {',
    ),
    take('places on a floor', 'plenary.seatsOn(parsed.base, ticket.seat) >= limits.floorSeatsMax', 'false', [
      'tests/server/gateway',
      'tests/server/plenary',
    ]),
  ]),
  ...guardsOf('server/gateway/seat-routes.ts', at('routes'), (take) => [
    take(
      'who may load a document',
      "if (!mayRead(memory.state, ticket, document)) return refuse(response, 403, 'not-allowed')",
      '',
      at('documents', 'routes'),
    ),
    take(
      'who is shut out by HTTP',
      "if (isExpelled(plenary.memory().state, admission.ticket.seat)) return refuse(response, 403, 'expelled')",
      '',
      at('expelled-seat'),
    ),
    take(
      'minutes for those who conduct',
      "if (!allowed) return sendDenied(house, request, response, 'not-allowed', 403)",
      '',
      at('routes', 'closing'),
    ),
  ]),
  ...guardsOf('server/gateway/seat-door.ts', doors, (take) => [
    take(
      'a link taken back',
      "if (standing === 'living' ? !doors.isAlive(ticket.link) : doors.wasTakenBack(ticket.link))",
      'if (false)',
    ),
  ]),
  ...guardsOf('server/gatekeeper/ticket.ts', [...forged, ...doors], (take) => [
    take(
      'a cookie’s signature',
      'return expected.length === actual.length && timingSafeEqual(expected, actual) ? ticket : null',
      'return ticket',
    ),
    take('a cookie is of one role', 'ticket.role}|', "''}|"),
    take('a cookie is of one session', 'ticket.session}|', "''}|", [...forged, ...matrix]),
  ]),
  ...guardsOf('server/gatekeeper/origin-check.ts', [...forged, ...doors], (take) => [
    take('who says he is foreign', "if (site !== undefined && site !== 'same-origin' && site !== 'none') return false"),
    take('origin is host', 'return parsed !== null && parsed.host === host', 'return true'),
    take('names of the house', 'return names.has(name)', 'return true'),
  ]),
  ...guardsOf('server/gateway/upgrade-router.ts', [...forged, ...doors], (take) => [
    take(
      'host and origin before a socket',
      'if (!isOwnHost(request.headers.host, deps.hostNames) || !isOwnOrigin(request.headers)) return reject(socket, 403)',
    ),
    take('asked again once loaded', 'if (!isOpen()) return reject(socket, 403)', '', at('expelled-seat', 'doors')),
  ]),
  ...guardsOf('server/gateway/arriving.ts', forged, (take) => [
    take('requests of foreign pages', 'if (looks || isOwnOrigin(request.headers)) next()', 'if (true) next()'),
    take(
      'bodies of seats only',
      "if (admission.is === 'admitted') next()",
      'if (true) next()',
      at('routes', 'bad-input'),
    ),
  ]),
  ...guardsOf('server/gateway/http-app.ts', [...forged, ...doors], (take) => [
    take(
      'names of the house by HTTP',
      'if (isOwnHost(request.headers.host, deps.hostNames)) return next()',
      'return next()',
    ),
  ]),
  ...guardsOf('server/plenary/broadcast.ts', at('expelled-seat'), (take) => [
    take(
      'sockets of who is shut out',
      "endWhere((listener) => listener.seat === write.key, closeCodes.revoked, 'expelled')",
    ),
  ]),
  ...guardsOf('server/plenary/sessions.ts', doors, (take) => [
    take(
      'sockets of a link taken back',
      "plenary.endWhere((listener) => listener.link === change.link, closeCodes.revoked, 'link-revoked')",
    ),
  ]),
  ...guardsOf(
    'server/session/decide/asking.ts',
    ['tests/server/session', 'tests/server/plenary/plenary', ...matrix],
    (take) => [
      take(
        'another’s words are not replaced',
        "if (card.seat !== on.actor.seat) return refused('not-own')\n    if (card.state.is !== 'waiting'",
        "if (card.state.is !== 'waiting'",
        [...forged, 'tests/server/session', ...at('permission-messages')],
      ),
      take(
        'another’s words are not withdrawn',
        "if (card.seat !== on.actor.seat) return refused('not-own')\n    if (card.state.is === 'withdrawn')",
        "if (card.state.is === 'withdrawn')",
        [...forged, 'tests/server/session', ...at('permission-messages')],
      ),
      take(
        'nobody supports himself',
        "if (target.seat === on.actor.seat || card.seat === on.actor.seat) return refused('not-own')",
      ),
    ],
  ),
  ...guardsOf('server/gateway/organiser-door.ts', at('organiser-routes', 'routes'), (take) => [
    take('an organiser’s cookie ends', 'return Number(end) * 1000 > latestOf(deps.house.clock)', 'return true', [
      ...at('organiser-routes', 'routes'),
      ...forged,
      'tests/faults/ordeal-time',
    ]),
    take(
      'an organiser’s signature',
      'if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return false',
      '',
      [...at('organiser-routes', 'routes'), ...forged],
    ),
  ]),
  ...guardsOf('server/gateway/command-form.ts', [...at('plain-forms', 'repeated-acts'), ...forged], (take) => [
    take(
      'a form’s signature',
      'return expected.length === given.length && timingSafeEqual(expected, given) ? id : null',
      'return id',
    ),
  ]),
  ...guardsOf('server/gateway/door-routes.ts', at('code'), (take) => [
    take('doors that are shut', 'if (!row.doorsOpen || row.codeShut === true)', 'if (row.codeShut === true)'),
    take('how often codes are tried', "if (!(await house.rate.mayTryCode(place))) return refuse('too-many', 429)"),
    take('codes that were guessed at', 'if (!shut && sinceNewCode < limits.wrongCodesBeforeNewCode) return', 'return'),
  ]),
]
