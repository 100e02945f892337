import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDataFolder } from '../../server/adapters/sqlite/data-folder.ts'
import { openRoom } from '../../server/adapters/sqlite/open-room.ts'
import { aRoom } from '../contracts/journal-builders.ts'
import { createSeededRandom } from '../world/random.ts'
import { createCutDisk, LOSSES } from './cut-disk.ts'
import { type DiskFaults, onFaultyDisk } from './faulty-disk.ts'
import { compareWithTold, type Findings } from './oracle.ts'
import { type DiskOp, readRecording } from './recording.ts'
import { readTold } from './told.ts'
import { type GuardOut, withoutGuards } from './without-guard.ts'

/** What a process did to its disk, and what it told meanwhile. `house`: a whole evening; `journal`: commits without end. */
export interface Recording {
  readonly of: 'house' | 'journal'
  readonly ops: readonly DiskOp[]
}

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
/** So many commits cross checkpoints and compactions. */
const journalCommits = 320

export async function record(
  of: Recording['of'],
  seed: number,
  guards: readonly GuardOut[] = [],
  faults: DiskFaults = {},
): Promise<Recording> {
  const folder = mkdtempSync(join(tmpdir(), 'palabre-recorded-'))
  const log = `${folder}.log`
  const { args, env } = withoutGuards(guards)
  const ending = seed % 2 === 0 ? 'stop' : ''
  const script = of === 'house' ? [here('scenario-child.ts'), folder, `${seed}`, ending] : [journalChild, folder]
  const child = spawn(process.execPath, [...args, ...script], {
    env: { ...onFaultyDisk(folder, { ...faults, log }), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let lines = 0
  child.stdout.on('data', (text) => {
    lines += String(text).split('\n').length - 1
    if (of === 'journal' && lines >= journalCommits) child.kill('SIGKILL')
  })
  const code = await new Promise((ended) => child.once('close', ended))
  if (of === 'house' && code !== 0 && faults.error === undefined)
    throw new Error(`the recorded evening ended with ${code}`)
  const ops = readRecording(log)
  rmSync(folder, { recursive: true, force: true })
  rmSync(log)
  return { of, ops }
}
const journalChild = here('../server/journal/kill-child.ts')

export interface CutFigures {
  states: number
  failed: number
  /** The first few, with the place of the op in the recording. */
  readonly examples: { readonly op: number; readonly loss: string; readonly findings: Findings }[]
}

/**
 * Cuts the power at `n` random ops of a recording, builds the disk that each cut leaves, opens it and compares it with what
 * was told before.
 */
export async function cutPower(recording: Recording, n: number, seed: number): Promise<CutFigures> {
  const random = createSeededRandom(seed)
  const figures: CutFigures = { states: 0, failed: 0, examples: [] }
  const moments = Array.from({ length: n }, () => random.int(recording.ops.length)).sort((a, b) => a - b)
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'palabre-cut-'))
  const disk = createCutDisk()
  const told: string[] = []
  let next = 0
  for (const moment of moments) {
    for (; next < moment; next++) {
      const op = recording.ops[next] as DiskOp
      disk.apply(op)
      if (op.op === 'told') told.push(op.text)
    }
    const loss = LOSSES[[0, 1, 2, 2, 2, 2][random.int(6)] as number] as (typeof LOSSES)[number]
    layOut(folder, disk.cut(random, loss))
    const findings = await look(recording.of, folder, told.join(''))
    figures.states++
    if (findings.length === 0) continue
    figures.failed++
    if (figures.examples.length < 5) figures.examples.push({ op: moment, loss, findings: findings.slice(0, 5) })
  }
  rmSync(folder, { recursive: true, force: true })
  return figures
}

function layOut(folder: string, files: ReadonlyMap<string, Buffer>): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const made = new Set<string>()
  for (const [path, bytes] of files) {
    const place = join(folder, path)
    if (!made.has(dirname(place))) mkdirSync(dirname(place), { recursive: true })
    made.add(dirname(place))
    writeFileSync(place, bytes)
  }
}

async function look(of: Recording['of'], folder: string, told: string): Promise<Findings> {
  try {
    return of === 'house' ? await compareWithTold(folder, readTold(told)) : compareFacts(folder, told)
  } catch (error) {
    return [`reading threw: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** Of the journal alone: every fact that was told, each once, each with its command. */
function compareFacts(folder: string, told: string): Findings {
  const names = told.split('\n').filter((name) => name !== '')
  const { result, file } = openRoom(createDataFolder(folder), aRoom('bamako'))
  file?.close()
  if (result.kind !== 'opened') return [`the room is ${result.kind}`]
  const { facts, commands, seq } = result.record
  const kept = new Set(facts)
  const findings = names.filter((name) => !kept.has(name)).map((name) => `lost: ${name}`)
  if (facts.length !== kept.size) findings.push('doubled')
  if (commands.length !== facts.length || seq !== facts.length) findings.push('a commit in parts')
  return findings
}
