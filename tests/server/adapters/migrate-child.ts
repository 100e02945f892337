import { createDataFolder } from '../../../server/adapters/sqlite/data-folder.ts'
import { migrateFolder } from '../../../server/adapters/sqlite/migrate-folder.ts'
import { laterSteps } from './later-steps.ts'

/** Migrates a folder to a made-up later form, and is killed before its n-th step; ends by itself when there are fewer. */
const [root = '', killAt = '0'] = process.argv.slice(2)
let step = 0
migrateFolder({
  root,
  folder: createDataFolder(root),
  steps: laterSteps,
  before: () => {
    step += 1
    if (step === Number(killAt)) process.kill(process.pid, 'SIGKILL')
  },
})
