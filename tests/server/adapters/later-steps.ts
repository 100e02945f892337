import { migrations } from '../../../server/adapters/sqlite/schema.ts'

/** What a later program may do to a room: a column with a default, a table that is filled from what is there. */
export const laterSteps: readonly string[] = [
  ...migrations,
  `ALTER TABLE commands ADD COLUMN device TEXT NOT NULL DEFAULT '';`,
  `CREATE TABLE seats(seat TEXT PRIMARY KEY) STRICT;
   INSERT INTO seats SELECT DISTINCT seat FROM commands;`,
]
