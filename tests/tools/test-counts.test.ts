import { describe, expect, it } from 'vitest'
import { playwrightCounts, sumOf, vitestCounts } from '../../tools/test-counts.mjs'

describe('what the runners counted', () => {
  it('takes passed, failed and skipped tests of vitest, and a file that does not load as failed', () => {
    const report = {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: [
            { fullName: 'one', status: 'passed' },
            { fullName: 'two', status: 'failed' },
            { fullName: 'three', status: 'skipped' },
          ],
        },
        { name: 'b.test.ts', status: 'failed', assertionResults: [] },
      ],
    }
    expect(vitestCounts(report)).toEqual({ passed: 1, failed: 2, skipped: ['three'], failures: ['two', 'b.test.ts'] })
  })

  it('takes nested suites and errors of Playwright; a flaky test has failed', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
    const suites = [
      {
        title: 'plenary',
        specs: [spec('asks', 'expected')],
        suites: [{ title: 'close', specs: [spec('seals', 'flaky')] }],
      },
    ]
    const counts = playwrightCounts({ suites, errors: [{ message: 'no tests\nat …' }] })
    expect(counts).toEqual({ passed: 1, failed: 2, skipped: [], failures: ['plenary › close › seals', 'no tests'] })
    expect(sumOf([counts, counts])).toMatchObject({ passed: 2, failed: 4 })
  })
})
