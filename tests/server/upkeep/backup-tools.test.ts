import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { sessionRoom } from '../../../server/journal/room-name.ts'
import { openExample } from '../../world/example.ts'
import { aHouse } from '../../world/house.ts'
import { comeToWork } from '../../world/session-at-work.ts'
import { aGoldenFolder } from '../adapters/golden-folder.ts'
import { startedIn } from '../adapters/sqlite-ground.ts'
import { until } from '../gateway/wire.ts'
import { folders, namesIn, soundCopies } from './backup-ground.ts'

const ground = folders()
afterEach(() => ground.remove())

describe('`npm run backup` and `npm run restore`', () => {
  const tool = (name: string, ...args: string[]) =>
    spawnSync(process.execPath, [`server/${name}-main.ts`, ...args], {
      encoding: 'utf8',
      env: { ...process.env, LANG: 'fr_FR.UTF-8' },
    })

  it('[R-07] copies a house that runs through it, one that does not by itself, and a fresh machine starts from the stick', async () => {
    const stick = ground.make('stick')
    const house = await aHouse()
    const links = await openExample(house)
    const work = await comeToWork(house, links, 1)
    await work.ask(0, 'Sur la clé ?')
    work.leave()
    const running = tool('backup', '--to', stick, '--data', house.dataFolder)
    expect(running.stderr).toBe('')
    expect(running.stdout).toContain('Copie faite et vérifiée')
    expect(await soundCopies(stick)).toHaveLength(1)
    await house.stop('keep')
    const stopped = tool('backup', '--to', path.join(stick, 'second'), '--data', house.dataFolder)
    expect([stopped.stderr, stopped.status]).toEqual(['', 0])
    expect(await soundCopies(path.join(stick, 'second'))).toHaveLength(1)

    const data = path.join(ground.make('new'), 'data')
    const restore = tool('restore', '--from', stick, '--data', data)
    expect([restore.stderr, restore.status]).toEqual(['', 0])
    expect(restore.stdout).toContain(`npm start -- --data ${data}`)
    expect(tool('restore', '--from', stick, '--data', data).stderr).toContain('n’est pas vide')
    const journal = await startedIn(data)
    const opened = await journal.open(sessionRoom(links.session))
    expect(opened.kind === 'opened' && opened.record.facts.join()).toContain('Sur la clé')
    await journal.stop()
    fs.rmSync(house.dataFolder, { recursive: true, force: true })
  }, 40_000)

  it('[R-02] killed in the middle leaves the old copy or the new one, whole, and no half one that counts', async () => {
    const { folder } = aGoldenFolder()
    const stick = ground.make('stick')
    expect(tool('backup', '--to', stick, '--data', folder).status).toBe(0)
    for (let n = 0; n < 5; n++) {
      const child = spawn(process.execPath, ['server/backup-main.ts', '--to', stick, '--data', folder], {
        stdio: 'ignore',
      })
      const gone = new Promise((over) => child.once('exit', over))
      // At different moments of it: as its folder appears, and some files later.
      await Promise.race([
        gone,
        until(
          () => namesIn(stick).some((name) => name.endsWith('.part') && filesIn(path.join(stick, name)) >= n * 3),
          10_000,
        ),
      ])
      child.kill('SIGKILL')
      await gone
      expect((await soundCopies(stick)).length).toBeGreaterThan(0)
    }
    expect(tool('backup', '--to', stick, '--data', folder).status).toBe(0)
    expect(namesIn(stick).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(await soundCopies(stick)).toHaveLength(1)
    fs.rmSync(folder, { recursive: true, force: true })
  }, 40_000)
})

function filesIn(folder: string): number {
  try {
    return fs.readdirSync(folder, { recursive: true }).length
  } catch {
    return 0
  }
}
