// `npm run import -- FILE|FOLDER … [--data DIR]`: brings forums in as closed sessions.
import { ensureInstalled, serverNode } from './install.mjs'
import { inRoot, run } from './project.mjs'
import { compileWords } from './words.mjs'

if (!ensureInstalled() || !compileWords()) process.exit(1)
process.exit(run([serverNode(), inRoot('server/import.ts'), ...process.argv.slice(2)]))
