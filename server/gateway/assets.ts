import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'

/** What a page must load, as the build names it: hashed, so that it never changes under its name. */
export interface PageAssets {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
  /** The language's own chunk, fetched along with the script instead of after it. */
  readonly words: Readonly<Record<'fr' | 'en', readonly string[]>>
}
export interface Assets {
  readonly laptop: PageAssets
  readonly phone: PageAssets
}

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.optional(z.boolean()),
    css: z.optional(z.array(z.string())),
    imports: z.optional(z.array(z.string())),
  }),
)

/** Reads both manifests of a build. Throws when there is none: the launcher builds before it starts the server. */
export function readAssets(dist: string): Assets {
  return { laptop: readManifest(join(dist, 'client')), phone: readManifest(join(dist, 'phone')) }
}

function readManifest(folder: string): PageAssets {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  const scripts: string[] = []
  const styles = new Set<string>()
  const seen = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (chunk === undefined || seen.has(key)) return
    seen.add(key)
    for (const css of chunk.css ?? []) styles.add(`/${css}`)
    for (const next of chunk.imports ?? []) visit(next)
  }
  for (const [key, chunk] of Object.entries(manifest)) {
    if (chunk.isEntry !== true) continue
    scripts.push(`/${chunk.file}`)
    visit(key)
  }
  const wordsOf = (language: 'fr' | 'en') => {
    const chunk = manifest[`../shared/words/compiled/${language}.ts`]
    return chunk === undefined ? [] : [`/${chunk.file}`]
  }
  return { scripts, styles: [...styles], words: { fr: wordsOf('fr'), en: wordsOf('en') } }
}
