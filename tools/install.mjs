// Brings the packages up to date when package-lock.json is not what they were installed from. Touches no network otherwise.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { inRoot, modifiedMs, ownNode, run, say, seconds } from './project.mjs'

const stamp = inRoot('node_modules/.palabre-lock')

/** True when the packages are those of package-lock.json and a Node that can run the server is there. */
export function ensureInstalled() {
  if (!isInstalled()) {
    const began = Date.now()
    console.log(say('Installation des paquets… une minute environ.', 'Installing packages… about a minute.'))
    if (run([...npm(), 'ci', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
      console.error(
        say('Les paquets ne sont pas installés : voyez ci-dessus.', 'The packages are not installed: see above.'),
      )
      return false
    }
    writeFileSync(stamp, lockHash())
    console.log(say(`Paquets installés en ${seconds(began)}.`, `Packages installed in ${seconds(began)}.`))
  }
  if (serverNode() === undefined) {
    console.error(say('Il faut Node 24 sur cette machine.', 'Node 24 is needed on this machine.'))
    return false
  }
  return true
}

/** The project's own Node; where no package brings one for this platform, the one that runs this, if it can. */
export function serverNode() {
  return ownNode() ?? (Number.parseInt(process.versions.node, 10) >= 24 ? process.execPath : undefined)
}

function isInstalled() {
  if (!existsSync(inRoot('node_modules/.package-lock.json'))) return false
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === lockHash()) return true
  // Installed by `npm ci` or `npm install` without us: npm's own record must be the younger one.
  if (modifiedMs(inRoot('node_modules/.package-lock.json')) < modifiedMs(inRoot('package-lock.json'))) return false
  writeFileSync(stamp, lockHash())
  return true
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex')
}

/** npm says where it is to what it runs; outside it, the one in PATH. */
function npm() {
  const path = process.env.npm_execpath
  if (path?.endsWith('.js') && existsSync(path)) return [process.execPath, path]
  return process.platform === 'win32' ? ['cmd.exe', '/c', 'npm'] : ['npm']
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(ensureInstalled() ? 0 : 1)
