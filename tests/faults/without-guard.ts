import { fileURLToPath } from 'node:url'

/** One place of the product, read otherwise. */
export interface GuardOut {
  readonly file: string
  readonly from: string
  readonly to: string
}

const preload = fileURLToPath(new URL('take-out.mjs', import.meta.url))

/** What a process is started with, so that it runs the product without these guards. */
export function withoutGuards(guards: readonly GuardOut[]): { args: readonly string[]; env: NodeJS.ProcessEnv } {
  return { args: ['--import', preload], env: { GUARDS_OUT: JSON.stringify(guards) } }
}

/** Each connection flushes at checkpoints only: the driver's own default. */
export const normalFlush: readonly GuardOut[] = [
  {
    file: 'sqlite/connection.ts',
    from: "{ pragma: 'synchronous', value: 2 }",
    to: "{ pragma: 'synchronous', value: 1 }",
  },
]

/** Files of the archive are renamed before they are flushed. */
export const archiveUnflushed: readonly GuardOut[] = [
  { file: 'files/archive-files.ts', from: 'await file.sync()\n', to: '' },
]

const rest = (ms: number) => `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms})`
const write = 'const results = file?.write(commits.map(({ batch }) => batch)) ?? commits.map(() => notHeld)'

/** Commits are answered before they are written, which follows a little later. */
export const answeredBeforeFlush: readonly GuardOut[] = [
  {
    file: 'sqlite/writer.ts',
    from: write,
    to: `post({ kind: 'answers', answers: commits.map(({ id }) => answered(id, { kind: 'durable', seq: 1 })) }); ${rest(80)}; ${write}`,
  },
]

/** A repeated command is done again; answers are late, so that a kill falls between a commit and its answer. */
export const repeatedAgain: readonly GuardOut[] = [
  {
    file: 'plenary/receive.ts',
    from: 'if (first !== undefined) return JSON.parse(first) as CommandAnswer',
    to: '',
  },
  { file: 'sqlite/writer.ts', from: write, to: `${write}; ${rest(300)}` },
]

/** A flush that failed is taken for one that did not. */
export const flushBelieved: readonly GuardOut[] = [
  {
    file: 'sqlite/room-file.ts',
    from: "return { kind: 'done', value: connection.transaction(work).immediate() }",
    to: "let value; try { connection.transaction(() => { value = work() }).immediate() } catch {} return { kind: 'done', value }",
  },
]

/** Each commit is flushed once more by the main thread, in the way of everything else. */
export const flushedInTheWay: readonly GuardOut[] = [
  {
    file: 'plenary/plenary.ts',
    from: 'await journal.commit(deps.room, rows)',
    to: "await (() => { const fs = process.getBuiltinModule('fs'); const at = fs.openSync(process.env.FAULT_DIR, 'r'); fs.fsyncSync(at); fs.closeSync(at); return journal.commit(deps.room, rows) })()",
  },
]
