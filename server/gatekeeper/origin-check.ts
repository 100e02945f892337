import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request that changes something, or a socket, may come from where it says it comes from. A browser sends
 * `Sec-Fetch-Site` or `Origin`; a foreign page cannot leave them out (TRUST ). A request with neither is no
 * browser's, and a cookie stolen that far needs no forged request.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin, host } = headers
  if (origin === undefined) return true
  if (host === undefined) return false
  const parsed = URL.parse(origin)
  return parsed !== null && parsed.host === host
}

/** DNS rebinding: a name that is none of ours resolves to this computer. Addresses are always ours, names must be listed. */
export function isOwnHost(host: string | undefined, names: ReadonlySet<string>): boolean {
  if (host === undefined) return false
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (name === 'localhost' || name.startsWith('[')) return true
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name)) return true
  return names.has(name)
}
