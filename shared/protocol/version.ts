/** One line of history for each number; a test holds the schemas' hash beside it, so that no wire change is silent. */
export const protocolVersion = 3
// 1: first version.
// 2: `expel-seat`, the refusal `expelled`, and whether a question's phone was shut out.
// 3: the wall can show « Ce que devient votre question » (`becomes`).
