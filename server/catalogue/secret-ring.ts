import type { Random } from '../runtime/random.ts'
import type { Secrets } from './secrets.ts'

/** The secrets in use, read once; each is on disk before it is used. */
export interface SecretRing {
  readonly house: Uint8Array
  readonly organiser: Uint8Array
  readonly ofSession: ReadonlyMap<string, Uint8Array>
  readonly make: (session: string) => Promise<void>
  readonly shred: (session: string) => Promise<void>
}

/**
 * Secrets of sessions that do not live are shredded: a power cut may have come between the seal and its shredding, or
 * before the session's own row was written. A living session without one gets a new one: its old links are dead then.
 */
export async function openSecretRing(
  secrets: Secrets,
  random: Random,
  living: ReadonlySet<string>,
): Promise<SecretRing> {
  const ofSession = new Map<string, Uint8Array>()
  const readOrMake = async (name: string) => {
    const there = await secrets.read(name)
    if (there !== null && there.length === secretBytes) return there
    await secrets.shred(name)
    const made = random.bytes(secretBytes)
    await secrets.write(name, made)
    return made
  }
  const shred = async (session: string) => {
    ofSession.get(session)?.fill(0)
    ofSession.delete(session)
    await secrets.shred(session)
  }
  const house = await readOrMake(houseName)
  const organiser = await readOrMake(organiserName)
  for (const name of await secrets.names()) {
    if (name !== houseName && name !== organiserName && !living.has(name)) await shred(name)
  }
  for (const session of living) ofSession.set(session, await readOrMake(session))
  return {
    house,
    organiser,
    ofSession,
    async make(session) {
      ofSession.set(session, await readOrMake(session))
    },
    shred,
  }
}

const secretBytes = 32
const houseName = 'house'
const organiserName = 'organiser'
