import type { Page } from '@playwright/test'

/** What a page said that no page may say, and all that it heard. */
export interface Watch {
  /** Errors of scripts and console, broken content security policy, requests to somebody else. */
  readonly faults: () => readonly string[]
  /** True when the words came in by any socket or answer, at any time since the watch began. */
  readonly heard: (words: string) => boolean
  readonly frames: () => number
  /** Documents that the page was made of so far; one more is a reload. */
  readonly loads: () => number
}

/**
 * Begins before the page goes anywhere. `mayLoseServer`: the browser's own lines about a server that is away are what a
 * power cut looks like, not faults.
 */
export function watch(page: Page, origin: string, { mayLoseServer = false } = {}): Watch {
  const faults: string[] = []
  const heard: Buffer[] = []
  const ours = new Set([origin, origin.replace(/^http/, 'ws')])
  let frames = 0
  let loads = 0
  page.on('load', () => loads++)
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (mayLoseServer && /ERR_CONNECTION|ERR_EMPTY_RESPONSE|WebSocket connection to|ERR_SOCKET/.test(message.text()))
      return
    // A refusal is a page with words of its own; the browser adds a line about its status.
    if (/status of 40[34]/.test(message.text()) && message.location().url === page.url()) return
    faults.push(`${message.type()}: ${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => faults.push(`script: ${error.stack ?? error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!ours.has(url.origin) && url.protocol !== 'blob:' && url.protocol !== 'data:')
      faults.push(`elsewhere: ${url.href}`)
  })
  page.on('response', (response) => {
    // A redirect, or a page left before its answer was read, has no body to tell.
    response.body().then(
      (body) => heard.push(body),
      () => undefined,
    )
  })
  page.on('websocket', (socket) => {
    if (!ours.has(new URL(socket.url()).origin)) faults.push(`elsewhere: ${socket.url()}`)
    socket.on('framereceived', ({ payload }) => {
      frames++
      heard.push(Buffer.from(payload))
    })
  })
  return {
    faults: () => faults,
    heard: (words) => heard.some((part) => part.includes(words)),
    frames: () => frames,
    loads: () => loads,
  }
}
