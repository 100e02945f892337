// `npm start`: brings packages and build up to date, then starts the server with the project's own Node and watches over it.
// Everything after `--` goes to the server: --example, --data DIR, --port N, --host H. `--dev` rebuilds while one works.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { ensureInstalled, serverNode } from './install.mjs'
import { packageCommand, projectEnv, root, say, seconds } from './project.mjs'
import { supervise } from './supervise.mjs'

if (!ensureInstalled()) process.exit(1)
if (!isBuilt()) {
  const began = Date.now()
  console.log(say('Construction des pages…', 'Building the pages…'))
  const failed = await build()
  if (failed.length > 0) {
    console.error(say('Les pages ne sont pas construites : voyez ci-dessus.', 'The pages are not built: see above.'))
    process.exit(1)
  }
  console.log(say(`Pages construites en ${seconds(began)}.`, `Pages built in ${seconds(began)}.`))
}

const given = process.argv.slice(2)
const dev = given.includes('--dev')
const serverArgs = given.filter((argument) => argument !== '--dev')
if (dev && !serverArgs.includes('--example')) serverArgs.push('--example')
// The example has a data folder of its own, and keeps it over a power cut: chosen here, where no restart forgets it.
const example = serverArgs.includes('--example') && !serverArgs.some((argument) => /^--data(?:=|$)/.test(argument))
const exampleFolder = example ? mkdtempSync(join(tmpdir(), 'palabre-example-')) : undefined
if (exampleFolder) serverArgs.push('--data', exampleFolder)

const watchers = dev ? watchBuilds() : []
const code = await supervise({
  command: [serverNode(), ...(dev ? ['--watch'] : []), 'server/main.ts', ...serverArgs],
  cwd: root,
  env: (starts) => projectEnv({ PALABRE_STARTS: String(starts) }),
  onRestart: () => console.log(say('Le serveur redémarre.', 'The server is starting again.')),
  onHopeless: () =>
    console.error(say('Le serveur s’arrête sans cesse : on en reste là.', 'The server keeps stopping: giving up.')),
})
for (const watcher of watchers) watcher.kill()
if (exampleFolder) rmSync(exampleFolder, { recursive: true, force: true })
process.exit(code)

function watchBuilds() {
  const configs = [['vite.config.ts'], ['vite.phone.config.ts'], ['vite.phone.config.ts', '--ssr', 'phone-render.tsx']]
  return configs.map(([config, ...ssr]) => {
    const [node, vite] = packageCommand('vite', 'bin/vite.js')
    const args = [vite, 'build', '--watch', '--logLevel', 'warn', '--config', config, ...ssr]
    return spawn(node, args, { cwd: root, env: projectEnv(), stdio: ['ignore', 'inherit', 'inherit'] })
  })
}
