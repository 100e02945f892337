import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import type { Language } from '../../shared/words/words.ts'
import { strictWords } from '../world/words.ts'

/** The sizes that every page is held against (UX §5). */
const sizes = {
  phone: ['320x568', '360x640', '360x800', '412x915'],
  laptop: ['1024x768', '1280x800', '1366x768', '1920x1080'],
  wall: ['1024x768', '1280x720', '1280x800', '1920x1080'],
} as const
export type Face = keyof typeof sizes
const languages = ['fr', 'en'] as const satisfies readonly Language[]

/** One place in the room seen in both languages at once: what is done to it is done in both. */
export interface View {
  /** Does something in each language; `words` are those on the screen. */
  readonly each: (doing: (page: Page, words: ReturnType<typeof strictWords>) => Promise<unknown>) => Promise<void>
  /** Waits until the words stand there. */
  readonly sees: (word: Parameters<ReturnType<typeof strictWords>>[0]) => Promise<void>
  /** What the act opens in a window of its own, seen as a page of that name. */
  readonly opened: (
    name: string,
    by: (page: Page, words: ReturnType<typeof strictWords>) => Promise<unknown>,
  ) => Promise<View>
  /** `screenshots/<page>/<state>-<size>-<language>.png`, in all sizes of this face. */
  readonly shoot: (state: string) => Promise<void>
  readonly close: () => Promise<void>
}

export interface Camera {
  /** `script` false: before scripts have come; `sockets` false: before the first news have come. */
  readonly open: (
    page: string,
    face: Face,
    url: string,
    options?: { script?: boolean; sockets?: boolean },
  ) => Promise<View>
  readonly taken: () => number
  readonly stop: () => Promise<void>
}

/** `named`: pages (`console desk`) and sizes (`1366x768`) to take pictures of; none named is all. The story is played whole. */
export async function aCamera(
  folder: string,
  executablePath: string | undefined,
  named: readonly string[] = [],
): Promise<Camera> {
  const browser: Browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // Many pages wait while one is photographed: none may fall asleep.
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
    ],
  })
  const only = named.filter((name) => !/^\d/.test(name))
  const sized = named.filter((name) => /^\d/.test(name))
  let taken = 0

  async function shootOne(page: Page, face: Face, path: (size: string) => string): Promise<void> {
    for (const size of sizes[face]) {
      if (sized.length > 0 && !sized.includes(size)) continue
      const [width = 0, height = 0] = size.split('x').map(Number)
      await page.setViewportSize({ width, height })
      await page.screenshot({ path: path(size), animations: 'disabled' })
      taken++
    }
  }

  function viewOf(
    name: string,
    face: Face,
    pages: ReadonlyMap<Language, Page>,
    contexts: readonly BrowserContext[],
  ): View {
    if (only.length === 0 || only.includes(name)) mkdirSync(join(folder, name), { recursive: true })
    const each: View['each'] = async (doing) => {
      for (const [language, page] of pages) await doing(page, strictWords(language))
    }
    return {
      each,
      sees: (word) => each((page, words) => page.getByText(words(word)).filter({ visible: true }).first().waitFor()),
      async opened(called, by) {
        const windows = new Map<Language, Page>()
        for (const [language, page] of pages) {
          const [opened] = await Promise.all([page.waitForEvent('popup'), by(page, strictWords(language))])
          await opened.waitForLoadState()
          windows.set(language, opened)
        }
        return viewOf(called, face, windows, [])
      },
      async shoot(state) {
        if (only.length > 0 && !only.includes(name)) return
        for (const [language, page] of pages) {
          await shootOne(page, face, (size) => join(folder, name, `${state}-${size}-${language}.png`))
        }
      },
      async close() {
        for (const context of contexts) await context.close()
        if (contexts.length === 0) await each((page) => page.close())
      },
    }
  }

  return {
    async open(name, face, url, { script = true, sockets = true } = {}) {
      const pages = new Map<Language, Page>()
      const contexts: BrowserContext[] = []
      for (const language of languages) {
        const context = await browser.newContext({
          locale: language === 'fr' ? 'fr-FR' : 'en-GB',
          javaScriptEnabled: script,
          reducedMotion: 'reduce',
          ...(face === 'phone' ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
        })
        contexts.push(context)
        const page = await context.newPage()
        if (!sockets) await page.routeWebSocket(/./, () => undefined)
        await page.goto(url)
        pages.set(language, page)
      }
      return viewOf(name, face, pages, contexts)
    },
    taken: () => taken,
    stop: () => browser.close(),
  }
}
