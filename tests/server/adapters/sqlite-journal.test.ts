import { testJournal } from '../../contracts/journal.ts'
import { laySqliteGround } from './sqlite-ground.ts'

testJournal('SQLite', laySqliteGround)
