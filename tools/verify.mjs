// `npm run verify`: what every change must pass, without browsers. Stops at the first step that fails.
import { mkdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { build, isBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot, packageCommand, run, say, seconds } from './project.mjs'
import { compileWords } from './words.mjs'

export const vitestReport = inRoot('test-results/vitest.json')

/** Kills, system faults and whole starts: in `npm test`, not in what every commit waits for. */
const slow = ['tests/server/journal/**', 'tests/server/launch/**', 'tests/server/upkeep/backup-tools.test.ts']

const steps = [
  { name: 'words', run: () => compileWords({ force: true }) },
  // Tests that serve pages need them built.
  { name: 'pages', run: async () => isBuilt() || (await build()).length === 0 },
  {
    name: 'form and lint',
    run: () => ran('@biomejs/biome', 'bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=200', '.'),
  },
  { name: 'types', run: () => ran('typescript', 'bin/tsc', '--project', '.') },
  {
    name: 'tests',
    run: (whole) => {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`]
      return ran(
        'vitest',
        'vitest.mjs',
        'run',
        ...reporters,
        ...(whole ? [] : slow.flatMap((glob) => ['--exclude', glob])),
      )
    },
  },
  { name: 'dead code', run: () => ran('knip', 'bin/knip.js', '--no-progress') },
]

/**
 * @param {{ keepGoing?: boolean, whole?: boolean }} options `keepGoing`: all steps, also after one that failed;
 *   `whole`: kills, faults and starts too
 * @returns {Promise<string[]>} the names of the steps that failed
 */
export async function verify({ keepGoing = false, whole = false } = {}) {
  mkdirSync(inRoot('test-results'), { recursive: true })
  const failed = []
  for (const step of steps) {
    const began = Date.now()
    const passed = await step.run(whole)
    console.log(`${passed ? '✓' : '✗'} ${step.name} · ${seconds(began)}`)
    if (!passed) failed.push(step.name)
    if (!passed && !keepGoing) break
  }
  return failed
}

function ran(packageName, bin, ...args) {
  return run([...packageCommand(packageName, bin), ...args]) === 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const began = Date.now()
  const failed = ensureInstalled() ? await verify() : ['install']
  if (failed.length === 0) console.log(say(`Tout est bon, en ${seconds(began)}.`, `All is well, in ${seconds(began)}.`))
  process.exit(failed.length === 0 ? 0 : 1)
}
