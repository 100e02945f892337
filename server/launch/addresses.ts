import { networkInterfaces } from 'node:os'

/**
 * IPv4 addresses under which phones in the hall can reach this computer, the likeliest first: private networks before
 * others, real cards before those of virtual machines. Empty when there is no network; the loopback is not among them.
 */
export function localAddresses(): readonly string[] {
  const found: { readonly address: string; readonly rank: number }[] = []
  for (const [name, addresses] of Object.entries(networkInterfaces())) {
    for (const each of addresses ?? []) {
      if (each.family !== 'IPv4' || each.internal || each.address.startsWith('169.254.')) continue
      const virtual = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|tun|utun|tailscale|zt)/i.test(name) ? 10 : 0
      found.push({ address: each.address, rank: virtual + rankOf(each.address) })
    }
  }
  return found.sort((a, b) => a.rank - b.rank).map((each) => each.address)
}

/** Hotspots and small routers give 192.168; offices 10; 172.16–31 is mostly containers. */
function rankOf(address: string): number {
  if (address.startsWith('192.168.')) return 0
  if (address.startsWith('10.')) return 1
  if (/^172\.(?:1[6-9]|2\d|3[01])\./.test(address)) return 2
  return 3
}
