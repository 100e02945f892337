import { hash } from 'node:crypto'

/** Tells one house's copies from another's without telling anything of it: sixteen hex letters of its key's hash. */
export function houseMark(houseKey: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from('palabre house|'), houseKey]), 'hex').slice(0, 16)
}
