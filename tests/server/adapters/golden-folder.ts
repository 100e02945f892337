import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { aFolder } from './sqlite-ground.ts'

const golden = fileURLToPath(new URL('../../golden', import.meta.url))

export interface Expected {
  readonly organiserToken: string
  readonly sealed: { readonly session: string; readonly participant: string; readonly seal: string }
  readonly living: {
    readonly session: string
    readonly participant: string
    readonly facilitator: string
    readonly seq: number
    readonly commands: readonly string[]
    readonly texts: readonly string[]
    readonly answer: string
  }
}

/** Every data format that was ever released. */
export const goldenNames = fs.readdirSync(golden).filter((name) => name.startsWith('format-'))

/** A copy of a golden folder (tests/golden/make.ts), to be worked on. */
export function aGoldenFolder(name = 'format-1'): { readonly folder: string; readonly expected: Expected } {
  const folder = aFolder()
  fs.cpSync(path.join(golden, name), folder, { recursive: true })
  const file = path.join(folder, 'expected.json')
  const expected = JSON.parse(fs.readFileSync(file, 'utf8')) as Expected
  fs.rmSync(file)
  return { folder, expected }
}

/** Names and bytes of everything in a folder. */
export function contentsOf(folder: string): Readonly<Record<string, string>> {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  return Object.fromEntries(
    files
      .map((each) => path.join(each.parentPath, each.name))
      .sort()
      .map((file) => [path.relative(folder, file), fs.readFileSync(file).toString('base64')]),
  )
}
