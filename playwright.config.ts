import { defineConfig } from '@playwright/test'
import { findBrowser } from './tools/find-browser.mjs'

const report = process.env['JOURNEYS_REPORT']
const executablePath = findBrowser()

/** The journeys: real server, real browser, pages driven as people would. Each journey starts its own server. */
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/journeys',
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ...(report === undefined ? [] : [['json', { outputFile: report }] as const])],
  use: {
    locale: 'fr-FR',
    actionTimeout: 15_000,
    // A trace draws every page anew at each step: with eight people in the room it doubles the time.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-background-timer-throttling',
        '--disable-renderer-backgrounding',
        '--disable-backgrounding-occluded-windows',
      ],
    },
  },
})
