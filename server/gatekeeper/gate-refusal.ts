/** Why an update is not taken. The document keeps not one byte of it. */
export type GateRefusalCode = 'malformed' | 'gap' | 'client-id' | 'schema' | 'not-allowed' | 'too-long' | 'limit'

export interface GateRefusal {
  readonly code: GateRefusalCode
  /** The text concerned, so that its writer can be told; null where none is known for sure. */
  readonly text: string | null
  /** For the log, never shown. Holds no word of a user. */
  readonly why: string
}

export function gateRefusal(code: GateRefusalCode, why: string, text: string | null = null): GateRefusal {
  return { code, text, why }
}

/** Tells a refusal from what a step of the gate gives when all is well. */
export function isGateRefusal(value: object): value is GateRefusal {
  return 'code' in value && 'why' in value
}
