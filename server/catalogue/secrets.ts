/**
 * Where the house keeps its secrets: one for cookies, one for the organiser's link, one for each living session.
 * Each is a few bytes under a name of small letters, digits and `-`.
 */
export interface Secrets {
  /** Null when there is none of this name. */
  read(name: string): Promise<Uint8Array | null>
  /** Durable when it resolves, readable by the owner alone. Rejects when one of this name is there. */
  write(name: string, bytes: Uint8Array): Promise<void>
  /** Overwritten, then removed, durably. Does nothing when there is none. */
  shred(name: string): Promise<void>
  names(): Promise<readonly string[]>
}

export function isSecretName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(name)
}
