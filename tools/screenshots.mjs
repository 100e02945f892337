// `npm run screenshots`: pictures of every page in its states, sizes and languages, from the real product, into screenshots/.
import { build, isBuilt } from './build.mjs'
import { findBrowser } from './find-browser.mjs'
import { ensureInstalled, serverNode } from './install.mjs'
import { inRoot, run } from './project.mjs'

if (!ensureInstalled()) process.exit(1)
if (!isBuilt() && (await build()).length > 0) process.exit(1)
const browser = findBrowser({ install: true })
if (browser === undefined) process.exit(1)
process.exit(
  run([serverNode(), inRoot('tests/screenshots/main.ts'), ...process.argv.slice(2)], {
    env: { BROWSER_PATH: browser },
  }),
)
