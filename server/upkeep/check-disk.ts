import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DISK_VERDICTS, type DiskCheck } from '../../shared/domain/house-notes.ts'
import { checkLimits, judgeFlushes, type TimeFlushes } from './disk-check.ts'
import type { HouseWatch } from './house-watch.ts'

export interface CheckDiskDeps {
  readonly dataFolder: string
  readonly timeFlushes: TimeFlushes
  readonly now: () => number
  readonly watch: HouseWatch
}

const fileName = 'disk-check.json'

/** Once for each data folder: what was found stays with it. Never rejects: a check that cannot be made says nothing. */
export async function checkDiskOnce(deps: CheckDiskDeps): Promise<void> {
  const file = join(deps.dataFolder, fileName)
  const known = await readCheck(file)
  if (known !== null) return deps.watch.note({ check: known })
  try {
    const check = judgeFlushes(await deps.timeFlushes(checkLimits), deps.now())
    if (check === null) return
    deps.watch.note({ check })
    await writeFile(file, `${JSON.stringify(check)}\n`, { mode: 0o600 })
  } catch {
    return
  }
}

async function readCheck(file: string): Promise<DiskCheck | null> {
  try {
    const check = JSON.parse(await readFile(file, 'utf8')) as Partial<DiskCheck>
    const whole = [check.flushes, check.medianMs, check.worstMs, check.at].every((each) => typeof each === 'number')
    return whole && DISK_VERDICTS.some((verdict) => verdict === check.verdict) ? (check as DiskCheck) : null
  } catch {
    return null
  }
}
