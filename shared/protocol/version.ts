/** One line of history for each number; a test holds the schemas' hash beside it, so that no wire change is silent. */
export const protocolVersion = 6
// 1: first version.
// 2: `print-asker` and the refusal `identifies`; `expel-seat`, the refusal `expelled`, and whether a question's phone was shut out.
// 3: the wall can show « Ce que devient votre question » (`becomes`).
// 4: the house tells the team of its disk and its address (`house`).
// 5: the server says every half minute what each document shows, as a hash (verdict 3).
// 6: the list of speakers (`raise-hand` … `interpret`) and the wall's view of it; `sort-queue`; votes (`mark-read` … `close-vote`, `opine` with a round).
