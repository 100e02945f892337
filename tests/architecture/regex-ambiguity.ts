/**
 * Whether a pattern can take much longer than its input is long (TRUST F-10), found without running it: the pattern becomes
 * an automaton of positions, and a state that can be left and reached again by one word in two ways makes a backtracking
 * engine try both, each time. Exponential: two ways around one loop. Quadratic and worse: two loops one after the other
 * that read the same word, with something after them that may fail.
 */
export type Ambiguity = 'exponential' | 'polynomial' | 'none' | 'unknown'

interface Position {
  /** Of the letters that matter, those that it takes. */
  readonly takes: ReadonlySet<string>
}
interface Piece {
  readonly nullable: boolean
  readonly first: readonly number[]
  readonly last: readonly number[]
}

type Node =
  | { readonly is: 'one'; readonly source: string }
  | { readonly is: 'empty' }
  | { readonly is: 'all' | 'any'; readonly of: readonly Node[] }
  | { readonly is: 'repeat'; readonly of: Node; readonly min: number; readonly max: number }

/** `anchored`: used where it must match from the beginning; else a search tries each place, which is a loop of its own. */
export function ambiguityOf(pattern: RegExp): Ambiguity {
  const parsed = parse(pattern.source)
  if (parsed === null) return 'unknown'
  const anchored = pattern.source.startsWith('^') || pattern.sticky
  const flags = pattern.flags.replace(/[gyd]/g, '')
  const letters = lettersOf(parsed, flags)
  const search: Node = { is: 'repeat', of: { is: 'one', source: '[^]' }, min: 0, max: Number.POSITIVE_INFINITY }
  const automaton = build(anchored ? parsed : { is: 'all', of: [search, parsed] }, letters, flags)
  if (automaton.positions.length > 400) return 'unknown'
  if (isExponential(automaton)) return 'exponential'
  // A match that cannot fail any more is never tried again.
  return isPolynomial(automaton, pattern.source.endsWith('$')) ? 'polynomial' : 'none'
}

interface Automaton {
  readonly positions: readonly Position[]
  /** From a position to others, with in how many ways. */
  readonly follow: readonly ReadonlyMap<number, number>[]
  readonly last: ReadonlySet<number>
}

/** Repetitions above this are taken for endless: many of few is as bad. */
const endless = 6

function build(node: Node, letters: readonly string[], flags: string): Automaton {
  const positions: Position[] = []
  const follow: Map<number, number>[] = []
  const link = (from: readonly number[], to: readonly number[]) => {
    for (const one of from) for (const other of to) follow[one]?.set(other, (follow[one]?.get(other) ?? 0) + 1)
  }
  const make = (each: Node): Piece => {
    switch (each.is) {
      case 'empty':
        return { nullable: true, first: [], last: [] }
      case 'one': {
        const at = positions.length
        const test = new RegExp(`^(?:${each.source})$`, flags)
        positions.push({ takes: new Set(letters.filter((letter) => test.test(letter))) })
        follow.push(new Map())
        return { nullable: false, first: [at], last: [at] }
      }
      case 'any': {
        const pieces = each.of.map(make)
        return {
          nullable: pieces.some((piece) => piece.nullable),
          first: pieces.flatMap((piece) => piece.first),
          last: pieces.flatMap((piece) => piece.last),
        }
      }
      case 'all': {
        let sofar: Piece = { nullable: true, first: [], last: [] }
        for (const next of each.of.map(make)) {
          link(sofar.last, next.first)
          sofar = {
            nullable: sofar.nullable && next.nullable,
            first: sofar.nullable ? [...sofar.first, ...next.first] : sofar.first,
            last: next.nullable ? [...sofar.last, ...next.last] : next.last,
          }
        }
        return sofar
      }
      case 'repeat': {
        const { min, max } = each
        if (max <= endless) {
          const optional: Node = { is: 'any', of: [each.of, { is: 'empty' }] }
          return make({ is: 'all', of: Array.from({ length: max }, (_, at) => (at < min ? each.of : optional)) })
        }
        const body = make(each.of)
        link(body.last, body.first)
        return { ...body, nullable: body.nullable || min === 0 }
      }
    }
  }
  const whole = make(node)
  return { positions, follow, last: new Set(whole.last) }
}

const share = (one: Position | undefined, other: Position | undefined) =>
  one !== undefined && other !== undefined && [...one.takes].some((letter) => other.takes.has(letter))

/** Positions from which one comes back to them. */
function loops({ follow }: Automaton): boolean[][] {
  const size = follow.length
  const reach = Array.from({ length: size }, (_, from) => {
    const seen: boolean[] = new Array(size).fill(false)
    const left = [...(follow[from]?.keys() ?? [])]
    for (let at = left.pop(); at !== undefined; at = left.pop()) {
      if (seen[at] === true) continue
      seen[at] = true
      left.push(...(follow[at]?.keys() ?? []))
    }
    return seen
  })
  return reach
}

function isExponential(automaton: Automaton): boolean {
  const { follow, positions } = automaton
  const reach = loops(automaton)
  for (const [from, next] of follow.entries()) {
    for (const [to, ways] of next) if (ways > 1 && (reach[to]?.[from] === true || to === from)) return true
  }
  // Two ways of one word from a position back to itself: search pairs that part and meet again.
  for (const [start] of follow.entries()) {
    if (reach[start]?.[start] !== true) continue
    const seen = new Set<number>()
    const left: (readonly [number, number, boolean])[] = [[start, start, false]]
    for (let pair = left.pop(); pair !== undefined; pair = left.pop()) {
      const [one, other, parted] = pair
      for (const a of follow[one]?.keys() ?? []) {
        if (reach[a]?.[start] !== true && a !== start) continue
        for (const b of follow[other]?.keys() ?? []) {
          if ((reach[b]?.[start] !== true && b !== start) || !share(positions[a], positions[b])) continue
          const apart = parted || a !== b
          if (apart && a === start && b === start) return true
          const key = (a * positions.length + b) * 2 + Number(apart)
          if (seen.has(key)) continue
          seen.add(key)
          left.push([a, b, apart])
        }
      }
    }
  }
  return false
}

function isPolynomial(automaton: Automaton, mustEnd: boolean): boolean {
  const { follow, positions, last } = automaton
  const reach = loops(automaton)
  const mayFailAfter = (at: number) => mustEnd || !last.has(at)
  for (const [p] of follow.entries()) {
    for (const [q] of follow.entries()) {
      if (p === q || reach[p]?.[p] !== true || reach[q]?.[q] !== true || reach[p]?.[q] !== true || !mayFailAfter(q))
        continue
      if (tripleMeets(follow, positions, p, q)) return true
    }
  }
  return false
}

/** One word leads from p to p, from p to q, and from q to q. */
function tripleMeets(follow: Automaton['follow'], positions: readonly Position[], p: number, q: number): boolean {
  const size = positions.length
  const seen = new Set<number>()
  const left: (readonly [number, number, number])[] = [[p, p, q]]
  for (let triple = left.pop(); triple !== undefined; triple = left.pop()) {
    const [x, y, z] = triple
    for (const a of follow[x]?.keys() ?? []) {
      for (const b of follow[y]?.keys() ?? []) {
        if (!share(positions[a], positions[b])) continue
        for (const c of follow[z]?.keys() ?? []) {
          const takes = positions[a]?.takes ?? new Set<string>()
          if (![...takes].some((letter) => positions[b]?.takes.has(letter) && positions[c]?.takes.has(letter))) continue
          if (a === p && b === q && c === q) return true
          const key = (a * size + b) * size + c
          if (seen.has(key) || seen.size > 200_000) continue
          seen.add(key)
          left.push([a, b, c])
        }
      }
    }
  }
  return false
}

/** The letters that the pattern tells apart, and some that it does not name. */
function lettersOf(node: Node, flags: string): string[] {
  const letters = new Set([
    'a',
    'B',
    '7',
    '_',
    ' ',
    '\n',
    '\t',
    '.',
    '-',
    '<',
    '"',
    'é',
    'ߒ',
    '\u0301',
    '\u200b',
    '\u00a0',
    '\u0007',
  ])
  const see = (each: Node): void => {
    if (each.is === 'one')
      for (const sign of each.source.replace(/\\[pP]\{[^}]*\}|\\u\{?[0-9a-fA-F]+\}?|\\./g, '')) letters.add(sign)
    else if (each.is === 'repeat') see(each.of)
    else if (each.is !== 'empty') each.of.forEach(see)
  }
  see(node)
  if (flags.includes('u') || flags.includes('v')) letters.add('🙂')
  return [...letters]
}

/** Null for what it does not know: such a pattern has to be named with a reason. */
function parse(source: string): Node | null {
  let at = 0
  const alternatives = (): Node | null => {
    const branches: Node[] = []
    for (;;) {
      const branch = sequence()
      if (branch === null) return null
      branches.push(branch)
      if (source[at] !== '|') break
      at++
    }
    return branches.length === 1 ? (branches[0] ?? null) : { is: 'any', of: branches }
  }
  const sequence = (): Node | null => {
    const parts: Node[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const atom = single()
      if (atom === null) return null
      parts.push(repeated(atom))
    }
    return { is: 'all', of: parts }
  }
  const repeated = (atom: Node): Node => {
    const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at))
    if (match === null) return atom
    at += match[0].length
    const [, sign, min, comma, max] = match
    if (sign !== undefined)
      return { is: 'repeat', of: atom, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Number.POSITIVE_INFINITY }
    const least = Number(min)
    const most = comma === '' ? least : max === '' ? Number.POSITIVE_INFINITY : Number(max)
    return { is: 'repeat', of: atom, min: least, max: most }
  }
  const single = (): Node | null => {
    const rest = source.slice(at)
    const zero = /^(?:\^|\$|\\[bB])/.exec(rest)
    if (zero !== null) {
      at += zero[0].length
      return { is: 'empty' }
    }
    const group = /^\((?:\?(?::|=|!|<=|<!|<[A-Za-z]\w*>))?/.exec(rest)
    if (group !== null) {
      at += group[0].length
      const inner = alternatives()
      if (inner === null || source[at] !== ')') return null
      at++
      // What is only looked at is read by itself; it moves nothing.
      return /[=!]$/.test(group[0]) ? { is: 'empty' } : inner
    }
    const one =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[0-9a-fA-F]+\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[^1-9k]|[^\\[(])/u.exec(
        rest,
      )
    if (one === null) return null
    at += one[0].length
    return { is: 'one', source: one[0] === '.' ? '[^\\n]' : one[0] }
  }
  const whole = alternatives()
  return at === source.length ? whole : null
}
