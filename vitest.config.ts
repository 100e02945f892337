import { defineConfig } from 'vitest/config'

/** Everything that needs no browser. The journeys in a browser are `*.spec.ts` and run by Playwright. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/journeys/**', 'tests/bench/**', 'tests/campaigns/**', 'node_modules/**'],
    globalSetup: ['tools/words.mjs'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
    retry: 0,
    passWithNoTests: false,
    dangerouslyIgnoreUnhandledErrors: false,
    restoreMocks: true,
  },
})
