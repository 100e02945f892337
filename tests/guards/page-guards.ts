import { type Guard, guardsOf } from './guard.ts'

const sync = ['tests/client/sync']
const phone = ['tests/client/phone/outbox']
const slow = ['tests/server/hostile/slow-and-silent']

/** What a page says and keeps, and how much of the house one person may take. */
export const pageGuards: readonly Guard[] = [
  ...guardsOf('client/sync/barrier.ts', sync, (take) => [
    take('all of it lies before the barrier', 'if (complete && unsent) {', 'if (unsent) {'),
    take('a lost line is not saved', 'if (lastDurable < lastComplete) unsent = true'),
    take(
      'what is typed later is not saved',
      'saved: () => !unsent && lastDurable === lastComplete,',
      'saved: () => lastDurable === lastComplete,',
    ),
  ]),
  ...guardsOf('client/sync/document-provider.ts', sync, (take) => [
    take('refused words are offered', 'offerUnsent(from)\n    copy = newCopy()', 'copy = newCopy()'),
    take('words under way are compared later', 'if (!copy.barrier.saved()) return\n'),
    take('a copy that left the truth', 'if (!same && alike) {', 'if (false) {'),
    take(
      'an id in use stays',
      'if (!copy.wrote) copy.document.clientID = hello.clientId',
      'copy.document.clientID = hello.clientId',
    ),
    take('a page too old', "if (hello.protocol !== protocolVersion) return deps.onEnded(refusal('outdated'))"),
  ]),
  ...guardsOf('client/sync/document-socket.ts', sync, (take) => [
    take(
      'a lost frame is asked for',
      'if (provider.synced && provider.doc.store.pendingStructs !== null) queueMicrotask(giveUp)',
    ),
    take('a silent line is given up', 'if (trying && clock.monotonic() - lastHeard > silenceMaxMs) giveUp()'),
    take(
      'nothing is said into a closing line',
      'if (this.readyState === this.OPEN) super.send(data)',
      'super.send(data)',
    ),
  ]),
  ...guardsOf('client/sync/outbox-flush.ts', phone, (take) => [
    take(
      'refused words stay on the phone',
      "settled === undefined || settled.state.is === 'settled'\n            ? into.remove(entry.id)\n            : into.put(settled, outbox.lastOrder),",
      'into.remove(entry.id),',
    ),
    take(
      'kept before it is sent',
      'await keep((into) => into.put(entry, outbox.lastOrder))\n        const { entries }',
      'const { entries }',
    ),
    take(
      'what is on its way stays',
      'if (state.get().sending === id && nextToSend(state.get().outbox)?.id === id) return\n',
    ),
    take('storage that gives out is told', 'set({ durable: false })\n'),
  ]),
  ...guardsOf('client/sync/outbox.ts', phone, (take) => [
    take('the first answer counts', "if (entry.state.is !== 'waiting') return entry"),
    take(
      'once more is a new act',
      "{ ...entry, id: newId, state: { is: 'waiting' } }",
      "{ ...entry, state: { is: 'waiting' } }",
    ),
    take('what was adopted stands once', 'if (outbox.entries.some((one) => one.id === entry.id)) return outbox', '', [
      'tests/client/phone/carried-outbox',
      ...phone,
    ]),
    take(
      'in the order it was done',
      'first === null || entry.seq < first.seq ? entry : first',
      'first === null || entry.seq > first.seq ? entry : first',
    ),
  ]),
  ...guardsOf('client/sync/outbox-reply.ts', phone, (take) => [
    take(
      'a hotspot’s page is no answer',
      "body === null || !/^application\\/json\\b/i.test(contentType ?? '') ? null",
      'body === null ? null',
      ['tests/client/phone'],
    ),
    take('an answer has its shape', 'if (!(card === null || parseId<CardId>(card) !== null))', 'if (false)', [
      'tests/client/phone',
    ]),
  ]),
  ...guardsOf(
    'server/session/decide/asking.ts',
    ['tests/server/session', 'tests/server/plenary', 'tests/server/gateway/repeated-acts'],
    (take) => [
      take(
        'the latest choice wins',
        'if (before !== undefined && before.order >= command.order)\n      return decided([], { card: card.id, number: card.number })\n',
        '',
      ),
      take('how many wait of one seat', "if (waiting >= limits.waitingPerSeatMax) return refused('too-many')"),
      take('how many cards', "if (on.state.card.size >= limits.cardsMax) return refused('full')"),
    ],
  ),
  ...guardsOf('server/gatekeeper/flood-limit.ts', ['tests/server/gatekeeper/flood-limit'], (take) => [
    take('how many messages', 'return messages >= 0 && bytes >= 0', 'return bytes >= 0'),
    take('how many bytes', 'return messages >= 0 && bytes >= 0', 'return messages >= 0'),
  ]),
  ...guardsOf(
    'server/gatekeeper/rate-limit.ts',
    ['tests/server/gatekeeper/rate-limit', 'tests/server/gateway/repeated-acts', 'tests/server/gateway/bad-input'],
    (take) => [
      take('commands a minute', 'command: (seat) => consume(commands, seat),', 'command: async () => null,'),
      take('questions a minute', 'ask: (seat) => consume(asks, seat),', 'ask: async () => null,'),
      take(
        'a clock set back',
        'Math.min(windowSeconds, Math.ceil(spent.msBeforeNext / 1_000))',
        'Math.ceil(spent.msBeforeNext / 1_000)',
        ['tests/server/gatekeeper/rate-limit', 'tests/faults/ordeal-time'],
      ),
    ],
  ),
  ...guardsOf('server/gatekeeper/arrival-limit.ts', slow, (take) => [
    take('sockets of a seat', 'if (open >= limits.socketsPerSeatMax) return null'),
    take('requests of a seat', 'seat: (seat) => seats.take(seat),', 'seat: () => true,', [
      ...slow,
      'tests/server/hostile/forged-requests',
    ]),
    take('requests of strangers', "strangers.take(placeOf(request) ?? 'house')", 'true', [
      ...slow,
      'tests/server/hostile/forged-requests',
    ]),
  ]),
  ...guardsOf('server/gateway/watch-peer.ts', slow, (take) => [
    take('a peer that is gone', 'if (unanswered) ws.terminate()'),
  ]),
  ...guardsOf('server/gateway/front-door.ts', slow, (take) => [
    take('who says nothing', 'if (socket.bytesRead === 0) socket.destroy()'),
    take('who is slow with his headers', 'headersTimeout: limits.headersMs,'),
  ]),
  ...guardsOf('server/gateway/framed-socket.ts', ['tests/server/gateway/large-documents'], (take) => [
    take('a reader that does not read', 'if (tcp.writableLength > limits.sendQueueBytesMax) return lag()'),
  ]),
  ...guardsOf('server/gateway/control-channel.ts', ['tests/server/gateway/bad-input', ...slow], (take) => [
    take('size of a command', 'maxHttpBufferSize: limits.commandBytesMax,', 'maxHttpBufferSize: 1e8,'),
  ]),
  ...guardsOf('server/gateway/document-channel.ts', ['tests/server/gateway/documents'], (take) => [
    take('size of a frame', 'maxPayload: limits.updateBytesMax,'),
  ]),
]
