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
