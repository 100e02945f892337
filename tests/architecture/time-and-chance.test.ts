import { describe, expect, it } from 'vitest'
import { isNode, lineOf, parseSource, readSource, sourceFiles, walk } from './syntax.ts'

/** Where time and chance enter: what these make is handed to everything else. */
const entrances = [/^server\/runtime\//, /^client\/(?:phone-)?main[a-z-]*\.tsx$/]

describe('time and chance', () => {
  it('are arguments everywhere but at the entrances', () => {
    const inside = sourceFiles(['shared', 'server', 'client'], /\.tsx?$/).filter(
      (path) => !entrances.some((entrance) => entrance.test(path)),
    )
    expect(inside.flatMap((path) => ownTimeOrChance(path, readSource(path)))).toEqual([])
  })

  it.each([
    'const a = Date.now()',
    'const a = new Date()',
    'const a = Date()',
    'const a = Math.random()',
    "import { randomBytes } from 'node:crypto'",
    "import { randomUUID as id, createHash } from 'node:crypto'",
    "import { setTimeout } from 'node:timers/promises'",
  ])('finds %s', (source) => {
    expect(ownTimeOrChance('server/session/a.ts', source)).toHaveLength(1)
  })

  it.each(['const a = new Date(0)', "import { createHash } from 'node:crypto'", '// Date.now()', 'clock.now()'])(
    'leaves %s',
    (source) => {
      expect(ownTimeOrChance('server/session/a.ts', source)).toEqual([])
    },
  )
})

function ownTimeOrChance(path: string, source: string): string[] {
  const found: string[] = []
  walk(parseSource(path, source), (node) => {
    const say = (what: string) => found.push(`${path}:${lineOf(source, node)} ${what}`)
    const name = (value: unknown) => (isNode(value) ? value['name'] : undefined)
    if (node.type === 'MemberExpression') {
      const called = `${String(name(node['object']))}.${String(name(node['property']))}`
      if (called === 'Date.now' || called === 'Math.random') say(called)
    }
    const given = node['arguments']
    const bare = Array.isArray(given) && given.length === 0 && name(node['callee']) === 'Date'
    if ((node.type === 'NewExpression' || node.type === 'CallExpression') && bare) say('Date()')
    if (node.type === 'ImportDeclaration' && isNode(node['source'])) {
      const from = String(node['source']['value'])
      const taken = (node['specifiers'] as unknown[]).filter(isNode).map((one) => String(name(one['imported'])))
      if (/^(?:node:)?timers/.test(from)) say(from)
      const chance = taken.find((one) => /^random|^getRandomValues$/.test(one))
      if (/^(?:node:)?crypto$/.test(from) && chance !== undefined) say(`${from}: ${chance}`)
    }
    return undefined
  })
  return found
}
