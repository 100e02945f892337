// Finds a Chromium that Playwright can drive, or brings one. Prints its path; exit 1 with one sentence when there is none.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { aptInstall } from './apt.mjs'
import { inRoot, packageCommand, run, say } from './project.mjs'

/** The shell without windows first: a new context in it takes a fifth of the time. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
]

/**
 * @param {{ install?: boolean, log?: (sentence: string) => void }} options `install`: may bring one
 * @returns {string | undefined} the path of a browser that starts
 */
export function findBrowser({ install = false, log = (sentence) => console.error(sentence) } = {}) {
  const chosen = process.env.BROWSER_PATH
  if (chosen) {
    if (starts(chosen)) return chosen
    log(say(`BROWSER_PATH=${chosen} ne démarre pas.`, `BROWSER_PATH=${chosen} does not start.`))
    return undefined
  }
  const found = installed()
  if (found || !install) return found
  log(say('Pas de navigateur : on en cherche un.', 'No browser: fetching one.'))
  const [node, playwright] = packageCommand('playwright', 'cli.js')
  run([node, playwright, 'install', 'chromium', '--only-shell'], { quiet: true, timeoutMs: 180_000 })
  const own = playwrightOwn()
  if (own) return own
  for (const name of ['chromium-headless-shell', 'chromium']) {
    if (aptInstall([name, 'fonts-noto-core', 'fonts-noto-color-emoji'])) return installed()
  }
  return undefined
}

function installed() {
  return names.map(inPath).find(starts) ?? usualPlaces().find(starts) ?? playwrightOwn()
}

/** What `playwright install` brought, the shell first. */
function playwrightOwn() {
  let whole
  try {
    whole = createRequire(inRoot('package.json'))('playwright').chromium.executablePath()
  } catch {
    // Playwright is not installed, or knows no browser for this platform: there is none of its own.
    return undefined
  }
  const folder = whole.slice(0, Math.max(0, whole.search(/[\\/]chromium-\d+[\\/]/)))
  const shells = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.startsWith('chromium_headless_shell-'))
    : []
  const files = shells.flatMap((shell) => executablesIn(join(folder, shell)))
  return [...files, whole].find(starts)
}

function executablesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return executablesIn(path)
    return /^(?:headless_shell|chrome-headless-shell)(?:\.exe)?$/.test(entry.name) ? [path] : []
  })
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (process.platform !== 'win32') return []
  const bases = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean)
  return bases.flatMap((base) =>
    ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((end) => join(base, end)),
  )
}

function inPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders
    .map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name))
    .find((path) => existsSync(path))
}

function starts(path) {
  if (!path) return false
  try {
    accessSync(path, constants.X_OK)
  } catch {
    return false
  }
  // Chrome on Windows opens a window when asked for its version.
  if (process.platform === 'win32') return true
  return (
    spawnSync(path, ['--version', '--no-sandbox'], { timeout: 15_000, stdio: 'ignore', cwd: dirname(path) }).status ===
    0
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = findBrowser({ install: true })
  if (path) console.log(path)
  else
    console.error(
      say(
        'Pas de Chromium : installez Google Chrome, ou donnez BROWSER_PATH.',
        'No Chromium: install Google Chrome, or set BROWSER_PATH.',
      ),
    )
  process.exit(path ? 0 : 1)
}
