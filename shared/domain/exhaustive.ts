/** Ends a switch over a union: a new member fails to compile here, and fails loudly if one slips through at run time. */
export function exhaustive(value: never): never {
  throw new Error(`unexpected member: ${JSON.stringify(value)}`)
}
