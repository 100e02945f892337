import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createRealClock } from '../../server/runtime/clock.ts'
import { type Campaign, passed } from './campaign.ts'
import { appendLedger, readLedger, sumUp } from './ledger.ts'

/** Beside the campaigns: what they are made of. */
const notCampaigns = new Set(['main.ts', 'campaign.ts', 'ledger.ts'])
const here = new URL('.', import.meta.url)
const names = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !notCampaigns.has(file))
  .map((file) => file.slice(0, -3))

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { n: { type: 'string' }, seed: { type: 'string' } },
})
const [name] = positionals
if (name === undefined || !names.includes(name)) await list()
else await run(name)

async function load(which: string): Promise<Campaign> {
  return ((await import(new URL(`${which}.ts`, here).href)) as { readonly campaign: Campaign }).campaign
}

async function list(): Promise<void> {
  const ledger = readLedger()
  for (const each of names) {
    const { what, unit, nDefault } = await load(each)
    const sum = sumUp(ledger.filter((line) => line.campaign === each))
    console.log(`npm run campaign -- ${each} [--n ${nDefault}] [--seed S]`)
    console.log(`  ${what}`)
    console.log(`  so far: ${sum.tried.toLocaleString('en')} ${unit}, ${sum.faults} faults`)
  }
  process.exitCode = name === undefined ? 0 : 1
}

async function run(which: string): Promise<void> {
  const campaign = await load(which)
  const clock = createRealClock()
  const n = positive(values.n, campaign.nDefault)
  const seed = positive(values.seed, (clock.now() % 2_000_000_000) + 1)
  console.log(`${which}: ${campaign.what}`)
  console.log(`seed ${seed}, ${n.toLocaleString('en')} ${campaign.unit}`)
  const began = clock.monotonic()
  const result = await campaign.run({ n, seed, say: (line) => console.log(line) })
  const seconds = Math.round((clock.monotonic() - began) / 1_000)
  appendLedger({
    campaign: which,
    date: new Date(clock.now()).toISOString().slice(0, 10),
    commit: commit(),
    seed,
    unit: campaign.unit,
    ...result,
    failedSeeds: [...result.failedSeeds],
    skipped: [...result.skipped],
    seconds,
  })
  for (const each of result.skipped) console.log(`- skipped: ${each}`)
  for (const each of result.failedSeeds) console.log(`✗ seed ${each}`)
  console.log(`counted: ${inWords(result.counted)}`)
  const tried = `${result.tried.toLocaleString('en')} ${campaign.unit} in ${seconds} s`
  console.log(`${passed(result) ? '✓' : '✗'} ${which}: ${tried}; ${inWords(result.faults)}`)
  process.exitCode = passed(result) ? 0 : 1
}

function inWords(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ')
}

function positive(text: string | undefined, otherwise: number): number {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : otherwise
}

/** Short, with a + where something is not committed: a figure belongs to a code. */
function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
  try {
    const code = ['server', 'shared', 'client', 'tests', 'package-lock.json', ':!tests/campaigns/ledger.jsonl']
    const dirty = git('status', '--porcelain', '--', ...code)
    return git('rev-parse', '--short', 'HEAD') + (dirty === '' ? '' : '+')
  } catch (_noGit) {
    return 'unknown'
  }
}
