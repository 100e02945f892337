import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'vite'

/** Paths of our own source, relative to the project, sorted, with `/`. What is compiled from the .po files is not ours. */
export function sourceFiles(folders: readonly string[], ending: RegExp): string[] {
  const found: string[] = []
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = posix.join(folder, entry.name)
      if (entry.isDirectory()) visit(path)
      else if (ending.test(entry.name)) found.push(path)
    }
  }
  for (const folder of folders) {
    if (existing.has(folder)) visit(folder)
  }
  return found.filter((path) => !path.startsWith('shared/words/compiled/')).sort()
}

const existing = new Set(readdirSync('.'))

export const readSource = (path: string): string => readFileSync(join('.', path), 'utf8')

/** A node of the syntax tree, as far as these tests look into it. */
export type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number }

/** The real parser that also builds the product: nothing hides from it in a comment or a string. */
export function parseSource(path: string, source: string): Node {
  const parsed = parseSync(path, source)
  const first = parsed.errors[0]
  if (first !== undefined) throw new Error(`${path}: ${first.message}`)
  return parsed.program as unknown as Node
}

/** Calls `see` for every node; does not go below a node for which `see` gives false. */
export function walk(node: Node, see: (node: Node) => boolean | undefined): void {
  if (see(node) === false) return
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, see)
    }
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

export const lineOf = (source: string, node: Node): number => source.slice(0, node.start).split('\n').length

export interface ImportFound {
  readonly specifier: string
  readonly line: number
  /** Erased before it runs. */
  readonly typeOnly: boolean
  readonly reexport: boolean
}

/** Everything a file takes from elsewhere: import, export … from, import(), import type, `new URL(…, import.meta.url)`. */
export function importsOf(path: string, source: string): ImportFound[] {
  const found: ImportFound[] = []
  walk(parseSource(path, source), (node) => {
    const take = (from: unknown, typeOnly: boolean, reexport = false) => {
      if (isNode(from) && typeof from['value'] === 'string') {
        found.push({ specifier: from['value'], line: lineOf(source, node), typeOnly, reexport })
      }
      return undefined
    }
    switch (node.type) {
      case 'ImportDeclaration':
        return take(node['source'], node['importKind'] === 'type')
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        return take(node['source'], node['exportKind'] === 'type', true)
      case 'ImportExpression':
        return take(node['source'], false)
      case 'TSImportType':
        return take(node['source'] ?? node['argument'], true)
      case 'NewExpression':
        return isUrlBesideThisFile(node) ? take((node['arguments'] as Node[])[0], false) : undefined
      default:
        return undefined
    }
  })
  return found
}

/** A worker or a file beside the module is an import too. */
function isUrlBesideThisFile(node: Node): boolean {
  const callee = node['callee']
  const given = node['arguments']
  if (!isNode(callee) || callee['name'] !== 'URL' || !Array.isArray(given) || given.length !== 2) return false
  const base: unknown = given[1]
  return (
    isNode(base) && base.type === 'MemberExpression' && isNode(base['object']) && base['object'].type === 'MetaProperty'
  )
}
