// Preloaded into a server: how long each turn of its main thread lasted, one a line in LAG_FILE, in milliseconds.
import { appendFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.env.LAG_FILE !== undefined) {
  let last = performance.now()
  let turns = []
  setInterval(() => {
    const now = performance.now()
    turns.push(Math.round(now - last))
    last = now
    if (turns.length < 20) return
    appendFileSync(process.env.LAG_FILE, `${turns.join('\n')}\n`)
    turns = []
  }, 10).unref()
}
