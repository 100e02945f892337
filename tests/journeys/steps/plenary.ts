import type { Browser, Page } from '@playwright/test'
import type { House } from '../../world/house.ts'
import { type Watch, watch } from './watch.ts'

/** One server and the people who came to it, each with a browser of their own. */
export interface Gathering {
  /** A page with nothing in it yet, watched from its first request. */
  readonly newcomer: (name: string, size?: 'phone' | 'laptop' | 'wall', language?: 'fr' | 'en') => Promise<Page>
  readonly watchOf: (name: string) => Watch
  /** Of all pages, each with the name of who saw it. */
  readonly faults: () => readonly string[]
  readonly leave: () => Promise<void>
}

const sizes = {
  phone: { width: 360, height: 800 },
  laptop: { width: 1366, height: 768 },
  wall: { width: 1280, height: 720 },
} as const

export function gather(browser: Browser, house: House, options: { readonly mayLoseServer?: boolean } = {}): Gathering {
  const watches = new Map<string, Watch>()
  const pages: Page[] = []
  return {
    async newcomer(name, size = 'laptop', language = 'fr') {
      const context = await browser.newContext({
        locale: language === 'fr' ? 'fr-FR' : 'en-GB',
        viewport: sizes[size],
        ...(size === 'phone' ? { hasTouch: true, isMobile: true } : {}),
      })
      const page = await context.newPage()
      pages.push(page)
      watches.set(name, watch(page, house.origin, options))
      return page
    },
    watchOf(name) {
      const found = watches.get(name)
      if (found === undefined) throw new Error(`nobody is called ${name}`)
      return found
    },
    faults: () => [...watches].flatMap(([name, each]) => each.faults().map((fault) => `${name}: ${fault}`)),
    async leave() {
      for (const page of pages) await page.context().close()
    },
  }
}
