// `npm run demo`: the visit of `npm start -- --example`, played without a window, in under two minutes. Leaves in demo/ a
// picture of each step, the minutes and the snapshot, which it verifies. Exit code 1 when anything of it is missing.
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findBrowser } from './find-browser.mjs'
import { ensureInstalled, serverNode } from './install.mjs'
import { inRoot, projectEnv, root, run, say, seconds } from './project.mjs'

const folder = inRoot('demo')
/** As the bar of the visit numbers them. */
const pictures = ['demander', 'trier', 'afficher', 'repondre', 'recommander', 'clore', 'proces-verbal'].map(
  (step, at) => `${at + 1}-${step}.png`,
)
const papers = { html: 'proces-verbal.html', docx: 'proces-verbal.docx', snapshot: 'instantane.json' }
const limitMs = 110_000

if (!ensureInstalled()) process.exit(1)
// The verifier is the server's own source, which only the project's Node reads unbuilt.
if (process.env.PALABRE_DEMO === undefined) {
  process.exit(run([serverNode(), inRoot('tools/demo.mjs')], { env: { PALABRE_DEMO: '1' } }))
}
const began = Date.now()
const browserPath = findBrowser({ install: true })
if (!browserPath) fail(say('Pas de navigateur : donnez BROWSER_PATH.', 'No browser: set BROWSER_PATH.'))
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const house = await openExample()
try {
  const missing = await playVisit(house.address)
  for (const name of missing) console.error(say(`✗ il manque ${name}`, `✗ ${name} is missing`))
  process.exitCode = missing.length === 0 ? 0 : 1
  console.log(say(`demo/ en ${seconds(began)}`, `demo/ in ${seconds(began)}`))
} finally {
  await house.close()
}

/** The example through the launcher, as everybody starts it: a power cut needs somebody who turns it on again. */
async function openExample() {
  const port = await freePort()
  const child = spawn(
    process.execPath,
    ['tools/start.mjs', '--example', '--port', String(port), '--host', '127.0.0.1'],
    {
      cwd: root,
      env: projectEnv({ PALABRE_BROWSER: 'none' }),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const address = await new Promise((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (text) => {
      printed += String(text)
      const found = /http:\/\/localhost:\d+\/visite/.exec(printed)
      if (found) resolve(found[0])
    })
    void ended.then((code) => reject(new Error(`the server ended with ${code}: ${printed}`)))
  })
  return {
    address,
    async close() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Gives the names of what is missing. */
async function playVisit(address) {
  const { chromium } = await import('playwright')
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'fr-FR' })
    const page = await context.newPage()
    await page.goto(address)
    await page.locator('[data-visit="visit-begin"]').click()
    const playedAt = Date.now()
    await photograph(page)
    console.log(say(`✓ visite jouée en ${seconds(playedAt)}`, `✓ visit played in ${seconds(playedAt)}`))
    return [...(await whatThePageSays(page)), ...(await takePapers(page, context)), ...missingFiles()]
  } finally {
    await browser.close()
  }
}

/** A picture of each step as it is when it is done: the last one before the bar goes on. */
async function photograph(page) {
  const until = Date.now() + limitMs
  const last = new Map()
  for (let over = false; !over; ) {
    const before = await stepOf(page)
    const picture = await page.screenshot()
    const after = await stepOf(page)
    if (before.step === after.step && after.step >= 0) last.set(after.step, picture)
    over = before.over
    if (over) last.set(pictures.length - 1, picture)
    if (Date.now() > until) throw new Error('the visit does not come to its end')
    await page.waitForTimeout(150)
  }
  for (const [step, picture] of last) keep(pictures[step], picture)
}

function stepOf(page) {
  return page.evaluate(() => ({
    step: [...document.querySelectorAll('.visit-step')].findIndex((step) => step.ariaCurrent === 'step'),
    over: document.querySelector('[data-broken]') !== null,
  }))
}

/** What the visit found out by itself: the words kept through the power cut, the item whose letter was changed. */
async function whatThePageSays(page) {
  const found = await page.evaluate(() => ({
    power: document.querySelector('[data-power]')?.getAttribute('data-power') ?? null,
    broken: document.querySelector('[data-broken]')?.getAttribute('data-broken') ?? '',
    seal: document.querySelector('[data-seal]')?.getAttribute('data-seal') ?? '',
  }))
  console.log(say(`✓ sceau ${found.seal}`, `✓ seal ${found.seal}`))
  if (found.power === 'back') console.log(say('✓ courant coupé, rien n’est perdu', '✓ power cut, nothing is lost'))
  if (found.broken !== '') console.log(say(`✓ lettre changée : ${found.broken}`, `✓ letter changed: ${found.broken}`))
  return [
    ...(found.power === 'back' ? [] : ['the power cut that loses nothing']),
    ...(found.broken === '' ? ['the broken seal'] : []),
    ...(found.seal === '' ? ['the seal'] : []),
  ]
}

async function takePapers(page, context) {
  const { verifySnapshot } = await import(pathToFileURL(inRoot('server/archive/verify-snapshot.ts')).href)
  const missing = []
  for (const [kind, name] of Object.entries(papers)) {
    const href = await page.locator(`[data-paper="visit.paper.${kind}"]`).getAttribute('href')
    const answer = await context.request.get(new URL(href, page.url()).href)
    if (answer.ok()) keep(name, await answer.body())
    else missing.push(name)
    if (kind !== 'snapshot' || !answer.ok()) continue
    const verified = verifySnapshot(await answer.text())
    if (verified.is === 'sound') {
      const { count } = verified.snapshot.head
      console.log(say(`✓ instantané vérifié, ${count} éléments`, `✓ snapshot verified, ${count} items`))
    } else missing.push(`a sound ${name}`)
  }
  return missing
}

function missingFiles() {
  return [...pictures, ...Object.values(papers)].filter((name) => {
    const size = statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0
    return size < 1_000
  })
}

function keep(name, bytes) {
  writeFileSync(join(folder, name), bytes)
  console.log(`✓ demo/${name}`)
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => found(port))
    })
  })
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
