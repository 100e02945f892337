// Where things are, and how a step of the tools is run. Needs nothing installed; Node 18 or later.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const inRoot = (...parts) => join(root, ...parts)

/** Packages' commands come first in PATH: `node` there is the project's own Node 24, whatever the machine has. */
export function projectEnv(extra = {}) {
  return { ...process.env, PATH: `${inRoot('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`, ...extra }
}

/** The project's own Node, or undefined where no package brings one for this platform. */
export function ownNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const packageName = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  return [inRoot('node_modules', packageName, 'bin', name), inRoot('node_modules/.bin', name)].find((path) =>
    existsSync(path),
  )
}

/** A command of an installed package as [program, ...arguments], without a shell. */
export function packageCommand(packageName, bin) {
  return [ownNode() ?? process.execPath, inRoot('node_modules', packageName, bin)]
}

/** Runs to the end. Gives its exit code; output is shown as it comes unless `quiet`, then only when it failed. */
export function run([program, ...args], { env = {}, quiet = false, cwd = root, timeoutMs } = {}) {
  const ended = spawnSync(program, args, {
    cwd,
    env: projectEnv(env),
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    encoding: 'utf8',
    timeout: timeoutMs,
    maxBuffer: 64 * 1024 * 1024,
  })
  const code = ended.status ?? 1
  if (quiet && code !== 0)
    process.stderr.write(`${ended.stdout ?? ''}${ended.stderr ?? ''}${ended.error ? `${ended.error.message}\n` : ''}`)
  return code
}

/** As `run`, without waiting in the way of others. */
export function runAside([program, ...args], { env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: projectEnv({ NO_COLOR: '1', ...env }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Every file below these paths (files or folders), sorted. Missing ones are left out. */
export function filesBelow(paths, skip = () => false) {
  const found = []
  const visit = (path) => {
    if (!existsSync(path) || skip(path)) return
    if (statSync(path).isDirectory()) for (const name of readdirSync(path)) visit(join(path, name))
    else found.push(path)
  }
  for (const path of paths) visit(inRoot(path))
  return found.sort()
}

export function modifiedMs(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0
}

/** « French (English) », or English alone where the environment speaks English only. */
export function say(french, english) {
  const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || ''
  return /^en/i.test(language) ? english : `${french} (${english})`
}

export const seconds = (sinceMs) => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`
