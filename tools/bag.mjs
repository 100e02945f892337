// `npm run bag -- --series CODE --out FOLDER`: an archive as a bag, with a page that checks it anywhere.
import { ensureInstalled, serverNode } from './install.mjs'
import { inRoot, run } from './project.mjs'
import { compileWords } from './words.mjs'

if (!ensureInstalled() || !compileWords()) process.exit(1)
process.exit(run([serverNode(), inRoot('server/bag-main.ts'), ...process.argv.slice(2)]))
