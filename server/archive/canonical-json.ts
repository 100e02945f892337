/**
 * The JSON Canonicalization Scheme (RFC 8785) for what snapshots hold: strings, whole numbers, booleans, null, arrays,
 * objects. The same value gives the same characters in any language, so anyone can hash it. Throws on anything else:
 * fractions print differently here and there.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error('only whole numbers have one way to be written')
    return String(value)
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') throw new Error(`no JSON for ${typeof value}`)
  // Keys in the order of their UTF-16 units, as the scheme says and `sort` does.
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`
}
