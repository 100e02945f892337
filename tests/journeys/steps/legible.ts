import type { Page } from '@playwright/test'

/** What a person with a small phone, large letters or a thick finger would stumble over (UX §4.1, §5). Empty is well. */
export function phoneFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const root = document.documentElement
    const scale = Number.parseFloat(getComputedStyle(root).fontSize) / 16
    const say = (what: string, element: Element) =>
      faults.push(`${what}: ${element.tagName} .${element.className} « ${element.textContent?.trim().slice(0, 40)} »`)
    const seen = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      const hidden = element.closest('.ph-hidden, [inert], [hidden]') !== null
      return width > 1 && height > 1 && !hidden && getComputedStyle(element).visibility === 'visible'
    }
    if (root.scrollWidth > root.clientWidth + 1) faults.push(`scrolls sideways: ${root.scrollWidth}`)
    for (const element of document.querySelectorAll('body *')) {
      if (!seen(element)) continue
      const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '')
      if (!hasWords) continue
      const style = getComputedStyle(element)
      if (Number.parseFloat(style.fontSize) < 16 * scale - 0.01) say(`smaller than 16 px (${style.fontSize})`, element)
      const range = document.createRange()
      range.selectNodeContents(element)
      const words = range.getBoundingClientRect()
      if (words.left < -1 || words.right > root.clientWidth + 1) say('beyond the edge', element)
      const clips = style.overflowX !== 'visible' && element.tagName !== 'TEXTAREA' && element.tagName !== 'INPUT'
      if (clips && element.scrollWidth > element.clientWidth + 1) say('cut', element)
      const button = element.closest('button, .ph-button, .ph-chip, .ph-segment span, .ph-tab, .ph-net, .ph-outcome')
      const box = button?.getBoundingClientRect()
      if (box !== undefined && (words.right > box.right + 1 || words.left < box.left - 1))
        say('out of its button', element)
    }
    const targets = document.querySelectorAll(
      'button, a, summary, textarea, input:not([type=hidden]):not([type=radio]), label',
    )
    for (const target of targets) {
      if (!seen(target)) continue
      const { width, height } = target.getBoundingClientRect()
      // A label above a field is no target of its own.
      if (target.tagName === 'LABEL' && target.querySelector('input') === null) continue
      if (height < 47.5 || width < 44) say(`smaller than a finger (${Math.round(width)}×${Math.round(height)})`, target)
    }
    return faults
  })
}

/** What the last row of a hall could not read, and what is cut. Sizes are in 1/1080 of the picture's height (UX §5 V1). */
export function boardFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const { clientHeight, clientWidth } = document.documentElement
    const say = (what: string, element: Element) =>
      faults.push(`${what}: .${element.className} « ${element.textContent?.trim().slice(0, 40)} »`)
    for (const element of document.querySelectorAll('.board *')) {
      const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== '')
      const { width, height } = element.getBoundingClientRect()
      if (!hasWords || width < 1 || height < 1 || element.closest('.vh') !== null) continue
      const style = getComputedStyle(element)
      const units = (Number.parseFloat(style.fontSize) * 1080) / clientHeight
      if (units < 39.9) say(`${units.toFixed(1)} of 1080`, element)
      // Ink on white or white on ink: no grey on the wall.
      if (!['rgb(22, 32, 43)', 'rgb(255, 255, 255)'].includes(style.color)) say(`grey (${style.color})`, element)
      // The growing answer shows its last whole lines, and the line below may end in « … ».
      if (element.closest('.board-window, .board-strip-text, .board-head h1') !== null) continue
      const range = document.createRange()
      range.selectNodeContents(element)
      const words = range.getBoundingClientRect()
      const reach = clientHeight * 0.01
      if (words.right > clientWidth || words.left < 0 || words.bottom > clientHeight + reach || words.top < -reach) {
        say('out of the picture', element)
      }
    }
    for (const box of document.querySelectorAll('.board-main, .board-come, .board-side, .board-becomes ol')) {
      const reach = clientHeight * 0.012
      if (box.scrollHeight > box.clientHeight + reach || box.scrollWidth > box.clientWidth + 1) say('cut', box)
    }
    // Two lines hold a question of usual length; only a longer one may end in « … ». Longer words around it leave less room.
    const usual = document.documentElement.dir === 'rtl' ? 90 : 110
    for (const line of document.querySelectorAll('.board-strip-two .board-strip-text')) {
      const isUsual = (line.textContent?.length ?? 0) <= usual
      if (isUsual && line.scrollHeight > line.clientHeight * 1.3) say('cut', line)
    }
    return faults
  })
}

/**
 * Where the way in stands: people look for it without reading (UX §6, 22). `whole`: picture and
 * code too, which give way inside their card where a language makes the line above them two.
 */
export function joinPlace(page: Page, whole: boolean): Promise<number[]> {
  return page.evaluate(
    (parts) =>
      parts.flatMap((part) => {
        const box = document.querySelector(part)?.getBoundingClientRect()
        return [box?.left ?? Number.NaN, box?.top ?? Number.NaN, box?.width ?? Number.NaN]
      }),
    whole ? ['.board-join', '.board-join .qr', '.board-join-code'] : ['.board-join'],
  )
}

/** Runs in a page before it opens: its own words two fifths longer, as Bambara's are, in a script that runs from the right. */
export function inALongerScript(): void {
  const more = 'kɔrɔ ɲɛfɔli ŋana '.repeat(20)
  const longer = (text: string) => `${text} ${more.slice(0, Math.ceil(text.length * 0.4)).trim()}`
  const parse = JSON.parse
  JSON.parse = (text: string, reviver) => {
    const value = parse(text, reviver)
    // The compiled words of a language: a message is a list of tokens, the words among them are strings.
    if (typeof value !== 'object' || value === null || !('ask.send' in value)) return value
    for (const [id, message] of Object.entries<unknown>(value)) {
      const tokens = Array.isArray(message) ? message : [message]
      const last = tokens.findLastIndex((token) => typeof token === 'string')
      value[id] = tokens.map((token, at) => (at === last ? longer(token) : token))
    }
    return value
  }
  document.addEventListener('DOMContentLoaded', () => document.documentElement.setAttribute('dir', 'rtl'))
}
