// `npm run restore -- …`: the newest copy of a folder, verified, into an empty data folder.
import { ensureInstalled, serverNode } from './install.mjs'
import { inRoot, run } from './project.mjs'
import { compileWords } from './words.mjs'

if (!ensureInstalled()) process.exit(1)
await compileWords()
// Paths are those of whoever asks, wherever he stands.
process.exit(
  run([serverNode(), inRoot('server/restore-main.ts'), ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  }),
)
