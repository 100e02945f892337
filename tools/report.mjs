// `npm run report -- --series ID --out DIR`: every report of a series in every format.
import { ensureInstalled, serverNode } from './install.mjs'
import { inRoot, run } from './project.mjs'
import { compileWords } from './words.mjs'

if (!ensureInstalled() || !compileWords()) process.exit(1)
process.exit(run([serverNode(), inRoot('server/report-main.ts'), ...process.argv.slice(2)]))
