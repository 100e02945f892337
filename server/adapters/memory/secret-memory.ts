import { isSecretName, type Secrets } from '../../catalogue/secrets.ts'

/** Secrets in memory, for tests and for the visit. Hand the same map to the next catalogue to start again. */
export function createSecretMemory(kept: Map<string, Uint8Array> = new Map()): Secrets {
  return {
    async read(name) {
      return kept.get(name)?.slice() ?? null
    },
    async write(name, bytes) {
      if (!isSecretName(name)) throw new Error('not a name of a secret')
      if (kept.has(name)) throw new Error('a secret of this name is there already')
      kept.set(name, bytes.slice())
    },
    async shred(name) {
      kept.get(name)?.fill(0)
      kept.delete(name)
    },
    async names() {
      return [...kept.keys()].sort()
    },
  }
}
