// `npm run bench -- NAME …`: runs tests/bench/NAME.ts with the project's own Node; without a name, says which there are.
import { existsSync, readdirSync } from 'node:fs'
import { ensureInstalled, serverNode } from './install.mjs'
import { inRoot, run } from './project.mjs'

const [name, ...args] = process.argv.slice(2)
const path = inRoot('tests/bench', `${name}.ts`)
if (!ensureInstalled()) process.exit(1)
if (name === undefined || !existsSync(path)) {
  const names = readdirSync(inRoot('tests/bench')).filter((file) => file.endsWith('.ts'))
  console.error(names.map((file) => `npm run bench -- ${file.slice(0, -3)}`).join('\n'))
  process.exit(1)
}
process.exit(run([serverNode(), path, ...args]))
