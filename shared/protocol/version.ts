/** One line of history for each number; a test holds the schemas' hash beside it, so that no wire change is silent. */
export const protocolVersion = 4
// 1: first version.
// 2: `expel-seat`, the refusal `expelled`, and whether a question's phone was shut out.
// 3: the wall can show « Ce que devient votre question » (`becomes`).
// 4: the house tells the team of its disk and its address (`house`).
