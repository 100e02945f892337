import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DiskFaults, onFaultyDisk } from './faulty-disk.ts'
import { compareWithTold, type Findings } from './oracle.ts'
import { readTold, type Told } from './told.ts'
import { type GuardOut, withoutGuards } from './without-guard.ts'

/** How one playing of the scripted evening (`scenario-child.ts`) ended. */
export interface Evening {
  /** Exit code; null when it was killed. */
  readonly code: number | null
  readonly told: readonly Told[]
  readonly said: string
}

const child = fileURLToPath(new URL('scenario-child.ts', import.meta.url))
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
/** The same hundred modules are loaded some thousand times. */
const compiled = join(tmpdir(), 'palabre-compiled')

/** Plays the evening of `seed` on `folder`, on a disk with these faults. */
export function playEvening(
  folder: string,
  seed: number,
  faults: DiskFaults = {},
  guards: readonly GuardOut[] = [],
): Promise<Evening> {
  const { args, env } = withoutGuards(guards)
  const playing = spawn(process.execPath, [...args, child, folder, `${seed}`, 'stop'], {
    env: { ...onFaultyDisk(folder, faults), ...env, NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [told, said] = ['', '']
  playing.stdout.on('data', (text) => (told += String(text)))
  playing.stderr.on('data', (text) => (said += String(text)))
  return new Promise((ended) => playing.once('close', (code) => ended({ code, told: readTold(told), said })))
}

/** How many changes of the disk the whole evening is. */
export async function changesOf(seed: number): Promise<number> {
  const folder = mkdtempSync(join(memory, 'palabre-evening-'))
  const countFile = `${folder}.count`
  const { code, said } = await playEvening(folder, seed, { countFile })
  if (code !== 0) throw new Error(`the undisturbed evening ended with ${code}: ${said}`)
  const changes = Number(readFileSync(countFile, 'utf8'))
  rmSync(folder, { recursive: true })
  rmSync(countFile)
  return changes
}

/**
 * Plays the evening on a disk with faults; compares; plays it again on a sound disk, where everything is repeated under the
 * same ids and goes on to the end; compares again with all that was told in both.
 */
export async function sufferAndGoOn(
  seed: number,
  faults: DiskFaults,
  guards: readonly GuardOut[] = [],
): Promise<{ readonly findings: Findings; readonly first: Evening }> {
  const folder = mkdtempSync(join(memory, 'palabre-evening-'))
  try {
    const first = await playEvening(folder, seed, faults, guards)
    const findings = [...(await compareCopy(folder, first.told))]
    const second = await playEvening(folder, seed, {}, guards)
    if (second.code !== 0) findings.push(`the evening could not go on: ${second.code} ${second.said}`)
    findings.push(...(await compareCopy(folder, [...first.told, ...second.told])))
    return { findings, first }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compareCopy(folder: string, told: readonly Told[]): Promise<Findings> {
  const copy = `${folder}.copy`
  cpSync(folder, copy, { recursive: true })
  try {
    return await compareWithTold(copy, told)
  } catch (error) {
    return [`reading threw: ${error instanceof Error ? error.message : String(error)}`]
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
