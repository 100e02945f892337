/** One line of history for each number; a test holds the schemas' hash beside it, so that no wire change is silent. */
export const protocolVersion = 1
// 1: first version.
