/**
 * What is wrong with an XML text, as a strict reader would say; null when it is well-formed. Knows what our files hold:
 * a declaration, elements, attributes, text and the five named entities; nothing else is let through.
 */
export function xmlFault(xml: string): string | null {
  const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(xml)
  if (forbidden !== null) return `a sign that XML has not: ${forbidden[0].codePointAt(0)?.toString(16)}`
  const open: string[] = []
  let at = xml.startsWith('<?xml') ? xml.indexOf('?>') + 2 : 0
  let roots = 0
  while (at < xml.length) {
    const next = xml.indexOf('<', at)
    const text = xml.slice(at, next < 0 ? xml.length : next)
    if (hasLooseSign(text)) return `loose sign in: ${text.slice(0, 60)}`
    if (open.length === 0 && text.trim() !== '') return `text outside: ${text.slice(0, 60)}`
    if (next < 0) break
    const end = tagEnd(xml, next)
    if (end < 0) return 'a tag without an end'
    const tag = xml.slice(next + 1, end)
    at = end + 1
    if (tag.startsWith('/')) {
      if (open.pop() !== tag.slice(1).trim()) return `closed by </${tag.slice(1)}>`
      continue
    }
    const fault = tagFault(tag.replace(/\/$/, ''))
    if (fault !== null) return fault
    if (open.length === 0) roots++
    if (!tag.endsWith('/')) open.push(/^[^\s/]+/.exec(tag)?.[0] ?? '')
  }
  return open.length > 0 ? `never closed: ${open.at(-1)}` : roots === 1 ? null : `${roots} roots`
}

function hasLooseSign(text: string): boolean {
  return text.includes(']]>') || /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/.test(text)
}

function tagEnd(xml: string, from: number): number {
  let quote = ''
  for (let at = from; at < xml.length; at++) {
    const sign = xml[at] ?? ''
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at
  }
  return -1
}

function tagFault(tag: string): string | null {
  const name = /^[A-Za-z_][\w.:-]*/.exec(tag)?.[0]
  if (name === undefined) return `no name: <${tag.slice(0, 40)}>`
  const seen = new Set<string>()
  let rest = tag.slice(name.length)
  while (rest.trim() !== '') {
    const match = /^\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/.exec(rest)
    if (match === null) return `no attribute: ${rest.slice(0, 40)}`
    const [whole, attribute = '', double, single] = match
    if (seen.has(attribute)) return `twice: ${attribute}`
    if (hasLooseSign(double ?? single ?? '')) return `loose sign in ${attribute}`
    seen.add(attribute)
    rest = rest.slice(whole.length)
  }
  return null
}
