import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createVitest } from 'vitest/node'
import type { Guard } from './guard.ts'

/** `broken`: what is left could not even be loaded, which shows nothing. */
export type Outcome = 'noticed' | 'survived' | 'broken' | 'no-longer-there' | 'no-test'

export interface MutantRunner {
  /** Runs the guard's tests against the product without it; null: the product as it is. */
  readonly run: (guard: Guard, isOut: boolean) => Promise<Outcome>
  readonly stop: () => Promise<void>
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const preload = join(root, 'tests/faults/take-out.mjs')

/**
 * One Vitest for all: only the changed file is read anew each time. Nothing on disk is changed: the file is given otherwise as
 * it is loaded, here by Vitest and in threads and processes that tests begin by the same preload that tests/faults uses.
 */
export async function createMutantRunner(): Promise<MutantRunner> {
  let out: Guard | null = null
  const vitest = await createVitest(
    {
      root,
      watch: false,
      bail: 1,
      maxWorkers: 1,
      reporters: [{}],
      execArgv: ['--import', preload],
      silent: true,
      // Else what was loaded without its guard is kept on disk, and given to whoever loads the file next.
      fsModuleCache: false,
    },
    {
      plugins: [
        {
          name: 'without-guard',
          enforce: 'pre',
          load: (id: string) => (out !== null && id.split('?')[0] === join(root, out.file) ? without(out) : null),
        },
      ],
    },
  )

  return {
    async run(guard, isOut) {
      if (isOut && without(guard) === null) return 'no-longer-there'
      const specifications = await vitest.globTestSpecifications([...guard.tests])
      if (specifications.length === 0) return 'no-test'
      out = isOut ? guard : null
      process.env['GUARDS_OUT'] = JSON.stringify(isOut ? [guard] : [])
      vitest.invalidateFile(join(root, guard.file))
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications)
      out = null
      vitest.invalidateFile(join(root, guard.file))
      const failed = testModules.filter((module) => module.state() === 'failed')
      if (failed.some((module) => [...module.children.allTests('failed')].length > 0)) return 'noticed'
      if (failed.length > 0) return 'broken'
      return unhandledErrors.length > 0 ? 'noticed' : 'survived'
    },
    stop: () => vitest.close(),
  }
}

/** Null where the guard's text does not stand once in its file. */
function without({ file, from, to }: Guard): string | null {
  const source = readFileSync(join(root, file), 'utf8')
  return source.split(from).length === 2 ? source.replace(from, () => to) : null
}
