import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { aRoom, recordOf } from '../../contracts/journal-builders.ts'
import { aFolder, startedIn } from '../adapters/sqlite-ground.ts'

const child = path.join(import.meta.dirname, 'kill-child.ts')
const can = (command: string, ...words: string[]) => spawnSync(command, words).status === 0
const tracing = can('strace', '-o', '/dev/null', 'true')
const mounting = can('unshare', '-rm', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt')

async function lostOf(folder: string, acknowledged: string): Promise<readonly string[]> {
  const journal = await startedIn(folder)
  const kept = new Set((await recordOf(journal, aRoom('bamako'))).facts)
  await journal.stop()
  const names = acknowledged.split('\n').filter((name) => name !== '')
  expect(names.length).toBeGreaterThan(0)
  return names.filter((name) => !kept.has(name))
}

test.skipIf(!tracing)('[D-08] a flush that fails ends the process, and nothing acknowledged is lost', async () => {
  const folder = aFolder()
  const faults = ['-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:error=EIO:when=60']
  const run = spawnSync('strace', ['-f', '-o', '/dev/null', ...faults, process.execPath, child, folder], {
    encoding: 'utf8',
  })
  // The child's own code for « told through onFatal ».
  expect(run.status).toBe(3)
  expect(await lostOf(folder, run.stdout)).toEqual([])
  fs.rmSync(folder, { recursive: true, force: true })
})

test.skipIf(!mounting)('[D-07] a disk that fills up refuses by name; what was acknowledged is there', async () => {
  const folder = aFolder()
  const disk = path.join(folder, 'disk')
  const copy = path.join(folder, 'copy')
  fs.mkdirSync(disk)
  const script = 'mount -t tmpfs -o size=1m tmpfs "$1" && "$2" "$3" "$1"; cp -r "$1" "$4"'
  const run = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', disk, process.execPath, child, copy], {
    encoding: 'utf8',
  })
  expect(run.stderr).toContain('Error: disk-full')
  expect(await lostOf(copy, run.stdout)).toEqual([])
  fs.rmSync(folder, { recursive: true, force: true })
})
