// Preloaded into a process that must fail: the product with one guard taken out, as `without-guard.ts` says. Nothing of it is
// in the product, where no setting does the same.
import { registerHooks } from 'node:module'

const changes = JSON.parse(process.env.GUARDS_OUT ?? '[]')

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    const own = changes.filter(({ file }) => url.endsWith(`/${file}`))
    if (own.length === 0) return loaded
    let source = Buffer.from(loaded.source).toString('utf8')
    for (const { file, from, to } of own) {
      // A guard that is written otherwise now would stay in, and the test would say that nobody notices.
      if (source.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`)
      source = source.replace(from, () => to)
    }
    return { ...loaded, source }
  },
})
