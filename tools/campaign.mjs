// `npm run campaign -- NAME [--n N] [--seed S]`: runs tests/campaigns/NAME.ts with the project's own Node; without a name,
// says which there are and what they came to so far.
import { ensureInstalled, serverNode } from './install.mjs'
import { inRoot, run } from './project.mjs'

if (!ensureInstalled()) process.exit(1)
process.exit(run([serverNode(), inRoot('tests/campaigns/main.ts'), ...process.argv.slice(2)]))
