// What the two runners counted, in one form.

/** @typedef {{ passed: number, failed: number, skipped: string[], failures: string[] }} Counts */

/**
 * @param {{ testResults: { name: string, status: string, assertionResults: { fullName: string, status: string }[] }[] }} report vitest's json
 * @returns {Counts}
 */
export function vitestCounts(report) {
  /** @type {Counts} */
  const counts = { passed: 0, failed: 0, skipped: [], failures: [] }
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed += 1
      else if (test.status === 'failed') fail(counts, test.fullName)
      else counts.skipped.push(test.fullName)
    }
    // A file that does not load has no tests to fail: it counts as one.
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
      fail(counts, file.name)
  }
  return counts
}

/**
 * @param {{ suites?: unknown[], errors?: { message?: string }[] }} report Playwright's json
 * @returns {Counts}
 */
export function playwrightCounts(report) {
  /** @type {Counts} */
  const counts = { passed: 0, failed: 0, skipped: [], failures: [] }
  const visit = (/** @type {any} */ suite, /** @type {string} */ above) => {
    const title = suite.title ? `${above}${suite.title} › ` : above
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'expected') counts.passed += 1
        else if (test.status === 'skipped') counts.skipped.push(`${title}${spec.title}`)
        else fail(counts, `${title}${spec.title}`)
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, title)
  }
  for (const suite of report.suites ?? []) visit(suite, '')
  for (const error of report.errors ?? []) fail(counts, error.message?.split('\n')[0] ?? 'journeys')
  return counts
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sumOf(all) {
  return {
    passed: all.reduce((sum, one) => sum + one.passed, 0),
    failed: all.reduce((sum, one) => sum + one.failed, 0),
    skipped: all.flatMap((one) => one.skipped),
    failures: all.flatMap((one) => one.failures),
  }
}

function fail(/** @type {Counts} */ counts, /** @type {string} */ name) {
  counts.failed += 1
  counts.failures.push(name)
}
