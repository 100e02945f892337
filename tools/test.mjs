// `npm test`: everything, from a fresh clone. Brings packages, build, a browser and LibreOffice; verifies; then drives the
// journeys in the browser. Ends with one line: « N passed, N failed ».
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { ensureFaultTools, ensureOffice } from './apt.mjs'
import { build, isBuilt } from './build.mjs'
import { findBrowser } from './find-browser.mjs'
import { ensureInstalled } from './install.mjs'
import { filesBelow, inRoot, packageCommand, run, say, seconds } from './project.mjs'
import { playwrightCounts, sumOf, vitestCounts } from './test-counts.mjs'
import { verify, vitestReport } from './verify.mjs'

const journeysReport = inRoot('test-results/journeys.json')
const began = Date.now()

if (!ensureInstalled()) end([failure('install')])
for (const report of [vitestReport, journeysReport]) rmSync(report, { force: true })
const prepared = await prepare()
const verified = await verifyCounts()
end([...prepared.counts, ...verified, ...journeyCounts(prepared.browser)])

async function prepare() {
  const failed = isBuilt() ? [] : await build()
  if (!ensureOffice()) {
    console.log(
      say('LibreOffice n’est pas là : ses essais seront passés.', 'LibreOffice is not there: its tests are skipped.'),
    )
  }
  if (!ensureFaultTools()) {
    console.log(
      say(
        'gcc ou strace n’est pas là : les essais qui coupent un disque seront passés.',
        'gcc or strace is not there: the tests that cut a disk are skipped.',
      ),
    )
  }
  // Only what was built has a size; a build that failed is counted already.
  if (failed.length === 0 && run(packageCommand('size-limit', 'bin.js')) !== 0) failed.push('size of the phone page')
  const browser = findBrowser({ install: true })
  return { browser, counts: failed.map((name) => failure(`build: ${name}`)) }
}

/** The steps of verify; of its tests, each is counted. */
async function verifyCounts() {
  const failed = await verify({ keepGoing: true, whole: true })
  const counted = existsSync(vitestReport) ? [vitestCounts(JSON.parse(readFileSync(vitestReport, 'utf8')))] : []
  const counts = failed.filter((step) => step !== 'tests').map(failure)
  // A runner that failed without a failed test (a file that does not load, an error nobody awaited) has failed.
  if (failed.includes('tests') && sumOf(counted).failed === 0) counts.push(failure('tests'))
  return [...counted, ...counts]
}

function journeyCounts(browser) {
  if (filesBelow(['tests/journeys'], () => false).every((path) => !path.endsWith('.spec.ts'))) return []
  if (browser === undefined) return [failure('no browser for the journeys: set BROWSER_PATH')]
  const journeysBegan = Date.now()
  const code = run([...packageCommand('@playwright/test', 'cli.js'), 'test', ...process.argv.slice(2)], {
    env: { BROWSER_PATH: browser, JOURNEYS_REPORT: journeysReport },
  })
  console.log(`${code === 0 ? '✓' : '✗'} journeys · ${seconds(journeysBegan)}`)
  const counted = existsSync(journeysReport) ? [playwrightCounts(JSON.parse(readFileSync(journeysReport, 'utf8')))] : []
  return code !== 0 && sumOf(counted).failed === 0 ? [...counted, failure('journeys')] : counted
}

function failure(name) {
  return { passed: 0, failed: 1, skipped: [], failures: [name] }
}

function end(counts) {
  const sum = sumOf(counts)
  for (const name of sum.skipped) console.log(`- skipped: ${name}`)
  for (const name of sum.failures) console.log(`✗ ${name}`)
  console.log(`${seconds(began)}`)
  console.log(`${sum.passed} passed, ${sum.failed} failed`)
  process.exit(sum.failed === 0 && sum.passed > 0 ? 0 : 1)
}
