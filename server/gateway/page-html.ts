import type { PageAssets } from './assets.ts'

export interface PageHtml {
  readonly language: 'fr' | 'en'
  /** Neutral and short: a phone may be searched. */
  readonly title: string
  readonly assets: PageAssets
  /** What the page's script starts from; also what was drawn on the server. */
  readonly data: unknown
  /** Inner HTML of the root, made by our own renderer; '' where the script draws everything. */
  readonly body: string
}

/** One page. No inline script, no inline style: the content security policy allows none. */
export function pageHtml(page: PageHtml): string {
  const styles = page.assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('')
  const scripts = page.assets.scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')
  const words = page.assets.words[page.language].map((href) => `<link rel="modulepreload" href="${href}">`).join('')
  return `<!doctype html><html lang="${page.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,interactive-widget=resizes-content"><meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${escapeHtml(page.title)}</title>${styles}${scripts}${words}</head><body><div id="root">${page.body}</div><script type="application/json" id="page">${escapeJson(page.data)}</script></body></html>`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** JSON inside of a script element: `<` must not be able to end it. */
function escapeJson(data: unknown): string {
  return JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`)
}
