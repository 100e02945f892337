import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Layer, layerOf } from './layers.ts'
import { importsOf, readSource, sourceFiles } from './syntax.ts'

const product = sourceFiles(['shared', 'server', 'client'], /\.tsx?$/)

describe('the direction of imports', () => {
  it('sees the source at all', () => {
    expect(product.length).toBeGreaterThan(20)
    expect(importsOf('a.ts', "import a from 'x'; export { b } from './y.ts'; type C = import('./z.ts').C").length).toBe(
      3,
    )
  })

  it('knows the folder of every file', () => {
    expect(product.filter((path) => layerOf(path) === undefined)).toEqual([])
  })

  it('is as the table says', () => {
    expect(product.flatMap((path) => wrongImports(path, readSource(path)))).toEqual([])
  })

  it.each([
    ['shared/domain/a.ts', "import { b } from '../document/b.ts'", 'shared/domain may not import shared/document'],
    ['client/screens/phone/A.tsx', "import { b } from '../../sync/b.ts'", 'client/screens may not import client/sync'],
    ['server/session/a.ts', "import { b } from '../adapters/b.ts'", 'server/session may not import server/adapters'],
    [
      'server/adapters/a.ts',
      "import type { B } from '../session/close.ts'",
      'server/adapters may not import server/session',
    ],
    ['server/document/a.ts', "import { WebSocket } from 'ws'", 'package ws'],
    ['shared/domain/a.ts', "import 'node:fs'", 'package node:fs'],
    ['client/parts/A.tsx', "export { x } from '../../server/main.ts'", 'client/parts may not import server'],
    ['server/gateway/a.ts', "new Worker(new URL('../adapters/writer.ts', import.meta.url))", 'server/adapters'],
    ['server/session/a.ts', "import { b } from './b'", 'without its ending'],
    ['server/session/a.ts', "import { b } from '../../tests/world/b.ts'", 'outside the table'],
  ])('refuses in %s: %s', (path, source, reason) => {
    expect(wrongImports(path, source).join()).toContain(reason)
  })

  it.each([
    ['server/adapters/sqlite-journal.ts', "import type { Journal } from '../journal/journal.ts'"],
    ['client/screens/phone/Ask.tsx', "import { useState } from 'react'; import './Ask.css'"],
    ['shared/document/a.ts', "// import 'ws'\nconst text = `import 'ws'`"],
  ])('allows in %s: %s', (path, source) => {
    expect(wrongImports(path, source)).toEqual([])
  })
})

describe('the form of modules', () => {
  it('has no barrels', () => {
    expect(product.filter((path) => /(?:^|\/)index\.tsx?$/.test(path))).toEqual([])
    const reexports = product.flatMap((path) =>
      importsOf(path, readSource(path))
        .filter((found) => found.reexport && !found.typeOnly)
        .map((found) => `${path}:${found.line} re-exports ${found.specifier}`),
    )
    expect(reexports).toEqual([])
  })

  it('holds at most 300 lines a file', () => {
    const everything = [...product, ...sourceFiles(['tests', 'tools'], /\.(tsx?|mjs)$/)]
    const long = everything.map((path) => ({ path, lines: readSource(path).trimEnd().split('\n').length }))
    expect(long.filter(({ lines }) => lines > 300)).toEqual([])
  })

  it('names files in kebab-case, components in PascalCase, and nothing else', () => {
    const name = (path: string) => posix.basename(path)
    expect(
      product.filter((path) => path.endsWith('.ts') && !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/.test(name(path))),
    ).toEqual([])
    const component = /^(?:[A-Z][A-Za-z0-9]*|[a-z0-9]+(?:-[a-z0-9]+)*)\.tsx$/
    expect(product.filter((path) => path.endsWith('.tsx') && !component.test(name(path)))).toEqual([])
  })

  it('has no .tsx on the server, which runs unbuilt', () => {
    expect(product.filter((path) => path.startsWith('server/') && path.endsWith('.tsx'))).toEqual([])
  })
})

/** One sentence for each import that the table does not allow. */
function wrongImports(path: string, source: string): string[] {
  const layer = layerOf(path)
  if (layer === undefined) return []
  return importsOf(path, source).flatMap(({ specifier, line }) => {
    const reason = specifier.startsWith('.') ? wrongFile(layer, path, specifier) : wrongPackage(layer, specifier)
    return reason === undefined ? [] : [`${path}:${line} ${specifier}: ${reason}`]
  })
}

function wrongFile(layer: Layer, path: string, specifier: string): string | undefined {
  // A page may be asked for as text or address (`?url`, `?inline`): the file is what counts.
  const target = posix.join(posix.dirname(path), specifier.split('?')[0] ?? specifier)
  if (!/\.[a-z0-9]+$/.test(target)) return 'imported without its ending'
  if (target.startsWith(`${layer.folder}/`) && layerOf(target) === layer) return undefined
  if (layer.files?.includes(target) === true) return undefined
  const other = layerOf(target)
  if (other === undefined) return 'lies outside the table of layers'
  return layer.imports.includes(other.folder) ? undefined : `${layer.folder} may not import ${other.folder}`
}

function wrongPackage(layer: Layer, specifier: string): string | undefined {
  const allowed = layer.packages.some((name) =>
    name === 'node:' ? specifier.startsWith('node:') : specifier === name || specifier.startsWith(`${name}/`),
  )
  return allowed ? undefined : `${layer.folder} may not use the package ${specifier}`
}
