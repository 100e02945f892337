import { describe, expect, it } from 'vitest'
import { ambiguityOf } from './regex-ambiguity.ts'
import { isNode, lineOf, parseSource, readSource, sourceFiles, walk } from './syntax.ts'

interface Found {
  readonly at: string
  readonly pattern: RegExp
}

/** Every pattern of the source, and of the tools that a build rests on. */
function patterns(): Found[] {
  return sourceFiles(['shared', 'server', 'client'], /\.tsx?$/).flatMap((path) => {
    const source = readSource(path)
    const found: Found[] = []
    walk(parseSource(path, source), (node) => {
      const regex = node['regex']
      if (node.type === 'Literal' && typeof regex === 'object' && regex !== null) {
        const { pattern, flags } = regex as { readonly pattern: string; readonly flags: string }
        found.push({ at: `${path}:${lineOf(source, node)}`, pattern: new RegExp(pattern, flags) })
      }
      if (node.type === 'NewExpression' && isNode(node['callee']) && node['callee']['name'] === 'RegExp') {
        found.push({ at: `${path} new RegExp`, pattern: /made/ })
      }
      return undefined
    })
    return found
  })
}

describe('[F-10] patterns', () => {
  const all = patterns()

  it('none takes exponentially long, whatever is typed', () => {
    expect(all.length).toBeGreaterThan(60)
    const bad = all.filter(({ pattern }) => ambiguityOf(pattern) === 'exponential')
    expect(bad.map(({ at, pattern }) => `${at} ${pattern}`)).toEqual([])
  })

  it('those that could take the square of their input, or are too odd to tell, are known', () => {
    const odd = all.filter(({ pattern }) => ['polynomial', 'unknown'].includes(ambiguityOf(pattern)))
    const listed = new Set(known.map(([file, source]) => `${file} ${source}`))
    const found = odd.map(({ at, pattern }) => `${at.replace(/:\d+$/, '')} ${pattern.source}`)
    expect(found.filter((each) => !listed.has(each))).toEqual([])
    expect([...listed].filter((each) => !found.includes(each))).toEqual([])
  })

  it.each([
    [/^(a+)+$/, 'exponential'],
    [/^(a|a)*$/, 'exponential'],
    [/^(a*b*)*$/, 'exponential'],
    [/^(\w+\s?)*$/, 'exponential'],
    [/^([a-z]+)*\d$/, 'exponential'],
    [/^(?:a|ab|b)*c$/, 'exponential'],
    [/^\d+\d+$/, 'polynomial'],
    [/\s+$/, 'polynomial'],
    [/^.*a.*b$/, 'polynomial'],
    [/^[a-z]+$/, 'none'],
    [/^(?:ab)*c$/, 'none'],
    [/\s+/g, 'none'],
    [/^(?:a|b)*$/, 'none'],
    [/^\d{4}-\d{2}-\d{2}$/, 'none'],
    [/^(a)\1$/, 'unknown'],
  ] as const)('%s is %s', (pattern, ambiguity) => expect(ambiguityOf(pattern)).toBe(ambiguity))
})

/** Each with why it may be: what it reads is short, or our own, or it is bounded in a way that is not seen here. */
const known: readonly (readonly [file: string, source: string, why: string])[] = [
  ['client/parts/board/QuestionView.tsx', '\\n+$', 'an answer of four thousand letters, on the page that shows it'],
  ['client/sync/enter-by-link.ts', '(?:^|\\/J\\/)([A-Z2-7]{13})$', 'thirteen letters are no loop'],
  ['server/importing/session-content.ts', '(\\d+)$', 'the id of an item, sixty-four letters at most'],
  [
    'server/report/minutes-docx.ts',
    '(<dcterms:(?:created|modified)[^>]*>)[^<]*',
    'our own file of three dates, where what is typed holds no <',
  ],
  ['server/report/said.ts', '^[•–-]\\s+(.+)$', 'one line of a text, trimmed'],
  [
    'server/report/typography.ts',
    '(?<![\\p{L}\\p{N}])(?:1(er|re|ers|res)|\\d+(es?)|(?:[IVXLC]{2,7}|[VX])(e)|M(mes?|lles?))(?![\\p{L}\\p{N}])',
    'what stands before it is looked at: a run of figures is begun once',
  ],
  [
    'shared/domain/snapshot-item.ts',
    '-([QACRPX])0*(\\d+)$',
    'the id of an item, which another pattern has held to its length',
  ],
]
