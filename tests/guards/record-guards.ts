import { type Guard, guardsOf } from './guard.ts'

const damage = ['tests/server/adapters/sqlite-damage', 'tests/server/adapters/sqlite-bit-flips']
const contract = ['tests/server/adapters/memory-journal', 'tests/server/adapters/sqlite-journal']
const archive = ['tests/server/archive']
const backup = ['tests/server/upkeep/backup']

/**
 * What is acknowledged is on disk, once, and found when it was changed. Three more need a process that is killed or a disk
 * that fails, and are taken out in tests/faults (`without-guard.ts`): answered before the flush, a failed flush believed,
 * the archive unflushed.
 */
export const recordGuards: readonly Guard[] = [
  ...guardsOf(
    'server/plenary/receive.ts',
    ['tests/server/gateway/repeated-acts', 'tests/simulation/exactly-once'],
    (take) => [
      take('a repeat is no second act', 'if (first !== undefined) return JSON.parse(first) as CommandAnswer'),
      take('a repeat is known after a start', 'on.batch.commands.push({ id, seat: actor.seat, result })'),
      take('the stage takes from nobody', "if (document.kind === 'stage') return { is: 'nothing' }", '', [
        'tests/server/plenary',
        'tests/server/gateway/permission-messages',
        'tests/server/gateway/stock-provider',
      ]),
    ],
  ),
  ...guardsOf('server/gateway/control-connection.ts', ['tests/server/gateway/repeated-acts'], (take) => [
    take(
      'a repeat is not too many',
      'if (wait !== null && !plenary.memory().applied.has(parsed.envelope.id)) {',
      'if (wait !== null) {',
    ),
    take('how fast commands come', 'if (flood.take(0)) return true', 'return true', [
      'tests/server/hostile/slow-and-silent',
      'tests/server/gateway/bad-input',
    ]),
  ]),
  ...guardsOf('server/plenary/plenary.ts', ['tests/server/plenary'], (take) => [
    take('a failed commit is not shown', "if (result.kind === 'failed') return recover(works, batch, result.reason)"),
    take('one tick at a time', 'if (armed || ticking || stopped) return', 'if (armed || stopped) return'),
    take('a fault makes memory anew', "return recover(works.filter(isAsking), batch, 'fault')", 'return', [
      'tests/server/hostile/faults-of-ours',
    ]),
  ]),
  ...guardsOf(
    'server/plenary/read-only.ts',
    ['tests/server/plenary/full-disk', 'tests/server/gateway/full-disk'],
    (take) => [
      take('no tick on a full disk', "work.answer({ is: 'held' })", "work.answer({ is: 'nothing' })"),
      take('who may close on a full disk', "if (envelope.command.kind !== 'close-session' || ", 'if ('),
    ],
  ),
  ...guardsOf('server/plenary/load-session.ts', ['tests/server/plenary/foreign-record'], (take) => [
    take('another room’s record', 'return facts.every(isOurs) ? ', 'return true ? '),
  ]),
  ...guardsOf('server/gateway/document-connection.ts', ['tests/server/gateway/barriers'], (take) => [
    take('no tick behind dropped words', 'dropped = true\n      return', 'return'),
    take('no tick behind a gap', 'dropped = true\n        gaps++', 'gaps++'),
    take('no tick behind what was held', ' && !held) socket.send(encodeDurable', ') socket.send(encodeDurable', [
      'tests/server/gateway/full-disk',
    ]),
  ]),
  ...guardsOf('server/adapters/sqlite/connection.ts', ['tests/server/adapters/sqlite-durability'], (take) => [
    take('each commit is flushed', "{ pragma: 'synchronous', value: 2 }", "{ pragma: 'synchronous', value: 1 }"),
    take('deleted rows are overwritten', "{ pragma: 'secure_delete', value: 1 },"),
    take('checkpoints are our own', "{ pragma: 'wal_autocheckpoint', value: 0 },"),
    take('no temporary files', "{ pragma: 'temp_store', value: 2 },"),
    take('a full flush on macOS', "{ pragma: 'fullfsync', value: 1 },"),
  ]),
  ...guardsOf('server/adapters/sqlite/open-room.ts', damage, (take) => [
    take('SQLite’s own check', "!== 'ok') {", "=== '') {"),
    take(
      'another program’s file',
      "return refused({ kind: 'damaged', where: wholeFile() })\n      case 'ours':",
      "case 'ours':",
      [...damage, 'tests/server/adapters'],
    ),
  ]),
  ...guardsOf(
    'server/adapters/sqlite/folder-lock.ts',
    ['tests/server/adapters/sqlite-durability', 'tests/server/launch'],
    (take) => [take('one process a folder', "lock.exec('BEGIN EXCLUSIVE')")],
  ),
  ...guardsOf('server/journal/stored-room.ts', [...damage, ...contract], (take) => [
    take('heads of all chains', 'if (!sameLink(roomLink(room.seq, room.heads), room.link)) {', 'if (false) {'),
    take('each row’s hash', 'if (!sameLink(linkOf(before, line), line.link)) {', 'if (false) {'),
    take(
      'rows cut off at the end',
      'return sameLink(before, end) ? null : { table, seq: head?.seq ?? 0 }',
      'return null',
    ),
    take(
      'the base of a document',
      'room.bases.find((base) => !sameLink(baseLink(base), base.link))',
      'room.bases.find(() => false)',
    ),
  ]),
  ...guardsOf('server/journal/link-batch.ts', contract, (take) => [
    take(
      'a command is kept once',
      'if (seen.has(id) || known.hasCommand(id)) return false',
      'if (seen.has(id)) return false',
    ),
    take(
      'an owner is kept once',
      'if (seen.has(key) || known.hasOwner(document, client)) return false',
      'if (seen.has(key)) return false',
    ),
  ]),
  ...guardsOf(
    'server/journal/notice-full.ts',
    ['tests/server/plenary/full-disk', 'tests/server/gateway/full-disk'],
    (take) => [
      take('a full disk is told', "if (answer.kind === 'failed' && answer.reason === 'disk-full') space.refused()"),
    ],
  ),
  ...guardsOf('server/archive/archive.ts', archive, (take) => [
    take('snapshots in their order', "if (!isNext(snapshot, sound)) return { is: 'refused', why: 'not-next' }"),
    take(
      'a seal that comes twice',
      "if (there?.seal === snapshot.seal) return { is: 'stored', snapshot: storedOf(there) }",
    ),
    take(
      'only sound snapshots',
      "if (verifySnapshot(text).is === 'broken') return { is: 'refused', why: 'not-sound' }",
    ),
    take(
      'minutes that were changed',
      "if (origin === null || !sameBytes(origin, bytes)) return { is: 'changed', bytes }",
      '',
    ),
    take(
      'a chain that is gone',
      "if (chain === null) return { is: 'broken', faults: [{ seq: 1, fault: { at: 'chain' } }] }",
      "if (chain === null) return { is: 'missing' }",
    ),
  ]),
  ...guardsOf('server/archive/verify-snapshot.ts', archive, (take) => [
    take('an item’s hash', ' && leafHash(leaf.salt, leaf.item) === leaf.hash)', ')'),
    take('an item that stands twice', 'return fits && !twice ?', 'return fits ?'),
    take('how many items', "if (head.count !== leaves.length) faults.push({ at: 'head', field: 'count' })"),
    take('the root', "if (!rootFits(head.root, leaves)) faults.push({ at: 'head', field: 'root' })"),
    take('the seal', 'if (sealOf(head) !== seal) {', 'if (false) {'),
    take(
      'the witness',
      "if (witness !== null && !isWitnessed(snapshot.seal, witness)) return { is: 'broken', faults: [{ at: 'witness' }] }",
    ),
  ]),
  ...guardsOf('server/archive/verify-chain.ts', archive, (take) => [
    take('each names the one before', 'if (follows && head.prev !== (before?.seal ?? null))', 'if (false)'),
    take('the chain’s own line', "if (!lineFits) faults.push({ at: 'chain' })"),
    take('one session a chain', 'if (before !== undefined && head.sessionId !== before.head.sessionId)', 'if (false)'),
  ]),
  ...guardsOf('server/upkeep/verify-copy.ts', backup, (take) => [
    take(
      'files of a copy',
      "if (found?.bytes !== bytes || found.sha256 !== sha256) return { is: 'damaged', file: path }",
    ),
    take('rooms of a copy', "if (!same) return { is: 'damaged', file: roomPath(room) }"),
  ]),
  ...guardsOf('server/upkeep/restore-copy.ts', backup, (take) => [
    take('into an empty folder', "if (there.length > 0) return { is: 'refused', why: 'not-empty' }"),
    take(
      'verified before',
      "if (verdict.is === 'damaged') return { is: 'refused', why: 'damaged', file: verdict.file }",
    ),
    take('a new epoch', 'await deps.beginAnew(part)'),
  ]),
]
