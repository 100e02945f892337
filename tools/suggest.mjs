// `npm run suggest -- --series ID --json`: the likeliest relatives of each recommendation and question, from other forums.
import { ensureInstalled, serverNode } from './install.mjs'
import { inRoot, run } from './project.mjs'
import { compileWords } from './words.mjs'

if (!ensureInstalled() || !compileWords()) process.exit(1)
process.exit(run([serverNode(), inRoot('server/suggest.ts'), ...process.argv.slice(2)]))
