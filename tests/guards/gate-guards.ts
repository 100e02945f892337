import { type Guard, guardsOf } from './guard.ts'

const gate = ['tests/server/gatekeeper/gate']

/** The gate: what of an update's bytes is let into a document. */
export const gateGuards: readonly Guard[] = [
  ...guardsOf('server/gatekeeper/decode-update.ts', gate, (take) => [
    take(
      'size of an update',
      "if (update.length > limits.updateBytesMax) return gateRefusal('limit', 'too many bytes')",
    ),
    take(
      'nothing behind the end',
      "if (decoding.hasContent(decoder)) return gateRefusal('malformed', 'bytes after the end')",
    ),
    take('no empty block', "if (size === 0) return gateRefusal('malformed', 'empty block')"),
    take('how many structs', "if (structs > limits.structsMax) return gateRefusal('limit', 'too many structs')"),
    take(
      'client ids of 32 bits',
      "if (client > gateLimits.clientIdMax) return gateRefusal('malformed', 'client id beyond 32 bits')",
    ),
    take('one block a client', "if (clients.has(client)) return gateRefusal('malformed', 'a client in two blocks')"),
    take('no empty struct', "if (struct.length < 1) return gateRefusal('malformed', 'empty struct')"),
    take('clocks that stay exact', "if (clock > gateLimits.clockMax) return gateRefusal('limit', 'clock too large')"),
    take(
      'plain words only',
      "if (kind !== STRING && kind !== DELETED) return gateRefusal('schema', 'content that is no plain text')",
    ),
    take('no entry of a map', "if ((info & HAS_SUB) !== 0) return gateRefusal('schema', 'entry of a map')"),
    take(
      'no nested type',
      "if (decoding.readVarUint(decoder) !== 1) return gateRefusal('schema', 'nested type')",
      'decoding.readVarUint(decoder)',
    ),
    take(
      'how many deletions',
      "if (total > limits.deleteRangesMax) return gateRefusal('limit', 'too many delete ranges')",
    ),
    take(
      'deletions within exact clocks',
      "if (clock + length > gateLimits.clockMax) return gateRefusal('limit', 'delete range too far')",
    ),
    take(
      'a word deleted twice counts once',
      'byClient.set(client, withoutOverlap(ranges))',
      'byClient.set(client, ranges)',
    ),
  ]),
  ...guardsOf('server/gatekeeper/normalise-structs.ts', gate, (take) => [
    take(
      'no gap before a block',
      "if (list.length === 0 && struct.clock > state) return gateRefusal('gap', 'clocks are missing before a block')",
    ),
    take(
      'no hole',
      "if (rest === null) return gateRefusal('gap', 'a hole that the server cannot fill')",
      'if (rest === null) continue',
    ),
    take(
      'how many new structs',
      "if (count > gateLimits.freshStructsMax) return gateRefusal('limit', 'too many new structs')",
    ),
    take(
      'how many client ids',
      "if (fresh.size > limits.clientsPerUpdateMax) return gateRefusal('limit', 'too many client ids in one update')",
    ),
    take(
      'what is cut hangs on what is here',
      'origin: { client: struct.client, clock: state - 1 },',
      'origin: struct.origin,',
    ),
  ]),
  ...guardsOf('server/gatekeeper/gate.ts', gate, (take) => [
    take(
      'ids of the server',
      "if (serverClients.has(client)) return gateRefusal('client-id', 'client id of the server')",
    ),
    take(
      'ids of others',
      "if (owner !== undefined && owner !== seat) return gateRefusal('client-id', 'client id of another seat')",
    ),
    take(
      'ids in use',
      "if (Y.getState(doc.store, client) > 0) return gateRefusal('client-id', 'client id in use and unowned')",
    ),
    take('only judged bytes', 'canonical: encodeCanonical(fresh, deletions),', 'canonical: update,'),
    take('places that can be', 'const misplaced = checkPlaces(doc, fresh, targets)', 'const misplaced = null'),
    take('an id belongs to its first seat', 'for (const client of accepted.binds) owners.set(client, accepted.seat)'),
    take('a refusal refuses', 'if (isGateRefusal(touched)) return touched\n', ''),
  ]),
  ...guardsOf('server/gatekeeper/integration-order.ts', gate, (take) => [
    take(
      'nothing hangs in the air',
      "if (lacks === 'unknown' || lacks.upTo !== null) return beyond()",
      "if (lacks === 'unknown' || lacks.upTo !== null) return order",
    ),
  ]),
  ...guardsOf('server/gatekeeper/judge-texts.ts', gate, (take) => [
    take(
      'who may write',
      "if (change.right?.mayInsert !== true) return gateRefusal('not-allowed', 'may not write here', text)",
    ),
    take(
      'no control characters',
      "if (forbiddenInText.test(struct.characters)) return gateRefusal('schema', 'forbidden character', text)",
    ),
    take(
      'own words only',
      "if (mayDelete === 'none' || (mayDelete === 'own' && owners.get(client) !== seat.seat)) {",
      "if (mayDelete === 'none') {",
    ),
    take(
      'who may delete',
      "if (mayDelete === 'none' || (mayDelete === 'own' && owners.get(client) !== seat.seat)) {",
      "if (mayDelete === 'own' && owners.get(client) !== seat.seat) {",
    ),
    take(
      'length of a text',
      "if (grows && length > (right?.charactersMax ?? 0)) return gateRefusal('too-long', 'text over its limit', text)",
    ),
  ]),
  ...guardsOf('server/gatekeeper/list-deletions.ts', gate, (take) => [
    take(
      'no deletion of what is to come',
      "if (range.clock + range.length > known) return gateRefusal('gap', 'deletes what the server does not have')",
    ),
    take(
      'no half character of others deleted',
      'if (cutsStoredPair(item, from) || cutsStoredPair(item, to)) {',
      'if (false) {',
    ),
    take(
      'no half character of one’s own deleted',
      'if (cutsPair(struct.characters, from - struct.clock) || cutsPair(struct.characters, to - struct.clock)) {',
      'if (false) {',
    ),
  ]),
  ...guardsOf('server/gatekeeper/resolve-target.ts', gate, (take) => [
    take(
      'neighbours of one text',
      'if (left !== null && right !== null && left.text !== right.text) {',
      'if (false) {',
    ),
    take(
      'texts that a command made',
      "if (text === null || !texts.has(text)) return gateRefusal('schema', 'no such text')",
      "if (text === null) return gateRefusal('schema', 'no such text')",
    ),
    take(
      'nothing between two halves',
      'if ((left !== null && cuts(left, left.clock + 1)) || (right !== null && cuts(right, right.clock))) {',
      'if (false) {',
    ),
  ]),
  ...guardsOf('server/gatekeeper/check-places.ts', gate, (take) => [
    take(
      'neighbours in order',
      "if (between === null) return gateRefusal('malformed', 'neighbours in the wrong order', text)",
      'if (between === null) continue',
    ),
    take(
      'what a writer knew',
      "if (between.some(past.has)) return gateRefusal('malformed', 'passes over words that its writer knew', text)",
    ),
    take(
      'work of finding places',
      'let budget: number = gateLimits.placingStepsMax',
      'let budget = Number.POSITIVE_INFINITY',
    ),
  ]),
]
