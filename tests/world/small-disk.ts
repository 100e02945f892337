import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real file system of so many bytes, in memory. Only where one may mount: root on Linux. */
export interface SmallDisk {
  readonly folder: string
  readonly freeBytes: () => number
  /** A file that has nothing to do with us takes all that is left. */
  readonly fill: () => void
  readonly empty: () => void
  readonly remove: () => void
}

export const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && canMount()

export function aSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'palabre-small-'))
  mount(folder, megabytes)
  const other = join(folder, 'someone-elses-film')
  const freeBytes = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    folder,
    freeBytes,
    fill() {
      for (let size = freeBytes(); size > 0; size = freeBytes()) {
        try {
          writeFileSync(other, new Uint8Array(Math.min(size, 65_536)), { flag: 'a' })
        } catch {
          return
        }
      }
    },
    empty: () => rmSync(other, { force: true }),
    remove() {
      spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function mount(folder: string, megabytes: number): void {
  const options = `size=${Math.round(megabytes * 1024)}k`
  const ended = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { encoding: 'utf8' })
  if (ended.status !== 0) throw new Error(`no small disk: ${ended.stderr}`)
}

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'palabre-mount-'))
  try {
    mount(folder, 1)
    spawnSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
