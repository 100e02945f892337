import { describe, expect, it } from 'vitest'
import { isNode, lineOf, type Node, parseSource, readSource, sourceFiles, walk } from './syntax.ts'

/** What is nowhere in the source, or only where a reader knows to look for it (TRUST §3-Q). */
interface Rule {
  readonly why: string
  /** Files where it may stand. */
  readonly in?: readonly string[]
  readonly finds: (node: Node, source: string) => boolean
}

const nameOf = (value: unknown): string => (isNode(value) ? String(value['name'] ?? '') : '')
const propertyOf = (node: Node): string => (node.type === 'MemberExpression' ? nameOf(node['property']) : '')
const called = (node: Node): Node | null =>
  node.type === 'CallExpression' && isNode(node['callee']) ? node['callee'] : null
const firstOf = (node: Node): Node | null => {
  const [first] = (node['arguments'] ?? []) as unknown[]
  return isNode(first) ? first : null
}

const rules: Readonly<Record<string, Rule>> = {
  'markup from a string': {
    why: 'words of people become elements only through React or page-html (A-11)',
    finds: (node) =>
      /^(?:innerHTML|outerHTML|insertAdjacentHTML|write|writeln|createContextualFragment|parseFromString|setHTMLUnsafe)$/.test(
        propertyOf(node),
      )
        ? !['write', 'writeln'].includes(propertyOf(node)) || nameOf(node['object']) === 'document'
        : node.type === 'JSXAttribute' && nameOf(node['name']) === 'dangerouslySetInnerHTML',
  },
  'an update that is applied or merged': {
    why: 'bytes of a client go through the gate; only what was judged, or came from our own disk or server, is applied',
    in: [
      'client/sync/document-socket.ts', // the server's state, on a page
      'server/document/live-document.ts', // from our own journal; what the gate let in
      'server/gatekeeper/gate.ts', // what was judged, encoded anew
      'server/plenary/broadcast.ts', // frames that went out already, as one for phones
      'server/visit/person.ts', // a client of the house
    ],
    finds: (node) => /^(?:applyUpdate|mergeUpdates|diffUpdate)$/.test(propertyOf(node)),
  },
  'the second encoding of Yjs': {
    why: 'twenty-seven bytes hang it',
    finds: (node) =>
      /^[a-z]\w*V2$/.test(propertyOf(node)) ||
      (node.type === 'ImportSpecifier' && /V2$/.test(nameOf(node['imported']))),
  },
  'text that is run': {
    why: 'nothing that came over a wire is ever a program',
    finds(node) {
      if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Function') return true
      const callee = called(node)
      if (callee === null) return false
      const timer = /^set(?:Timeout|Interval)$/.test(nameOf(callee)) && firstOf(node)?.type === 'Literal'
      return nameOf(callee) === 'eval' || nameOf(callee) === 'Function' || timer
    },
  },
  'a module that runs text, or a shell': {
    why: 'a command line is a list of words, never a string',
    finds(node) {
      if (node.type !== 'ImportDeclaration' || !isNode(node['source'])) return false
      const from = String(node['source']['value'])
      const taken = (node['specifiers'] as unknown[]).filter(isNode).map((one) => nameOf(one['imported']))
      return (
        /^(?:node:)?vm$/.test(from) || (/child_process$/.test(from) && taken.some((one) => /^exec(?:Sync)?$/.test(one)))
      )
    },
  },
  'SQL made of strings': {
    why: 'a statement is written down whole; what varies is bound',
    in: [
      'server/adapters/sqlite/connection.ts', // the pragmas that each connection is held to, from a constant
      'server/adapters/sqlite/room-rows.ts', // the names of our own tables, from a constant
      'server/adapters/sqlite/room-file.ts', // the names of our own tables, from a constant
      'server/adapters/sqlite/schema.ts', // the steps of the schema, from a constant
    ],
    finds(node) {
      const callee = called(node)
      if (callee === null || !/^(?:prepare|exec|pragma)$/.test(propertyOf(callee))) return false
      if (!/connection|database|lock|db/i.test(nameOf(callee['object']))) return false
      const first = firstOf(node)
      if (first === null || first.type === 'Literal') return false
      return !(first.type === 'TemplateLiteral' && (first['expressions'] as unknown[]).length === 0)
    },
  },
  'where somebody comes from': {
    why: 'an address is for counting, in one place, in memory (DESIGN §5, A-16)',
    in: ['server/gatekeeper/arrival-limit.ts'],
    finds: (node, source) =>
      propertyOf(node) === 'remoteAddress' ||
      (/^ips?$/.test(propertyOf(node)) && /^req(?:uest)?$/.test(nameOf(node['object']))) ||
      (node.type === 'Literal' &&
        typeof node['value'] === 'string' &&
        /^(?:x-forwarded-for|x-real-ip|cf-connecting-ip|forwarded)$/i.test(node['value']) &&
        source.length > 0),
  },
}

const files = sourceFiles(['shared', 'server', 'client'], /\.tsx?$/)

function findings(rule: Rule, path: string, source: string): string[] {
  const found: string[] = []
  walk(parseSource(path, source), (node) => {
    if (rule.finds(node, source)) found.push(`${path}:${lineOf(source, node)}`)
    return undefined
  })
  return found
}

describe('[Q] what is forbidden stands nowhere else', () => {
  const sources = files.map((path) => [path, readSource(path)] as const)
  for (const [what, rule] of Object.entries(rules)) {
    it(`${what}: ${rule.why}`, () => {
      const found = sources.flatMap(([path, source]) => findings(rule, path, source))
      expect(found.filter((at) => !(rule.in ?? []).some((path) => at.startsWith(`${path}:`)))).toEqual([])
      // A place that needs it no longer is no longer an exception.
      for (const path of rule.in ?? [])
        expect(
          found.some((at) => at.startsWith(`${path}:`)),
          path,
        ).toBe(true)
    })
  }

  it.each([
    ['markup from a string', 'element.innerHTML = words'],
    ['markup from a string', 'document.write(words)'],
    ['markup from a string', 'const a = <p dangerouslySetInnerHTML={{ __html: words }} />'],
    ['an update that is applied or merged', 'Y.applyUpdate(doc, bytes)'],
    ['an update that is applied or merged', 'Y.mergeUpdates([bytes])'],
    ['the second encoding of Yjs', 'Y.encodeStateAsUpdateV2(doc)'],
    ['the second encoding of Yjs', "import { mergeUpdatesV2 } from 'yjs'"],
    ['text that is run', 'eval(words)'],
    ['text that is run', 'new Function(words)'],
    ['text that is run', "setTimeout('alert(1)', 1)"],
    ['a module that runs text, or a shell', "import { exec } from 'node:child_process'"],
    ['a module that runs text, or a shell', "import vm from 'node:vm'"],
    ['SQL made of strings', 'connection.prepare(`SELECT $' + '{what}`)'],
    ['SQL made of strings', "connection.exec('DELETE FROM ' + table)"],
    ['where somebody comes from', 'const a = request.ip'],
    ['where somebody comes from', 'const a = socket.remoteAddress'],
    ['where somebody comes from', "request.headers['x-forwarded-for']"],
  ])('finds %s: %s', (what, source) => {
    const rule = rules[what]
    expect(rule !== undefined && findings(rule, 'server/a.tsx', source)).toHaveLength(1)
  })
})
