import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import { expect, test } from 'vitest'
import { aRoom, readable, recordOf } from '../../contracts/journal-builders.ts'
import { aFolder, startedIn } from '../adapters/sqlite-ground.ts'

const child = path.join(import.meta.dirname, 'kill-child.ts')
const kills = 20

/** Lets a process commit until it has acknowledged so many, kills it, and gives all that it acknowledged. */
async function killAfter(folder: string, count: number): Promise<readonly string[]> {
  const running = spawn(process.execPath, [child, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged: string[] = []
  for await (const line of readline.createInterface({ input: running.stdout })) {
    acknowledged.push(line)
    if (acknowledged.length === count) running.kill('SIGKILL')
  }
  if (running.exitCode === null && running.signalCode === null) await once(running, 'exit')
  expect(running.signalCode).toBe('SIGKILL')
  return acknowledged
}

test(`[D-01] ${kills} processes killed in mid-commit: whatever they acknowledged is there, once, and the folder is free`, async () => {
  const folder = aFolder()
  const acknowledged: string[] = []
  for (let n = 0; n < kills; n += 1) {
    // Between one commit and some hundred, so that kills fall before, on and after compactions.
    acknowledged.push(...(await killAfter(folder, 1 + ((n * 37) % 120))))
  }
  const journal = await startedIn(folder)
  const record = readable(await recordOf(journal, aRoom('bamako')))
  await journal.stop()
  const kept = new Set(record.facts)
  expect(acknowledged.filter((name) => !kept.has(name))).toEqual([])
  expect(record.facts.length).toBe(kept.size)
  // A commit is there with all its parts or not at all.
  expect(record.commands.map(({ id }) => id)).toEqual(record.facts)
  expect(record.seq).toBe(record.facts.length)
  fs.rmSync(folder, { recursive: true, force: true })
}, 60_000)
