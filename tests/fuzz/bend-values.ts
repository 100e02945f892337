import type { Random } from '../../server/runtime/random.ts'
import { pick } from './fast-random.ts'

const ODD_WORDS = [
  '',
  ' ',
  '\u0000',
  '\r\n',
  '..',
  '%00',
  '%2e%2e%2f',
  '__proto__',
  'constructor',
  '\u202E',
  '\uFEFF',
  '\uD800',
  '😀',
  '🏽‍🌾',
  'e\u0301',
  '٣',
  '"',
  '\\',
  ';',
  '=',
  '.',
  '1e999',
  '-0',
]

/** Words with something else in one to three places. */
export function bentWords(random: Random, words: string): string {
  let bent = words
  for (let times = 1 + random.int(3); times > 0; times--) {
    const at = random.int(bent.length + 1)
    const how = random.int(6)
    if (how === 0) bent = bent.slice(0, at)
    else if (how === 1) bent = bent.slice(0, at) + pick(random, ODD_WORDS) + bent.slice(at)
    else if (how === 2) bent = bent.slice(0, at) + String.fromCharCode(random.int(65_536)) + bent.slice(at + 1)
    else if (how === 3) bent += bent.slice(0, at)
    else if (how === 4) bent = bent.slice(0, at) + bent.slice(at + 1 + random.int(4))
    else bent = bent.slice(0, at) + pick(random, ODD_WORDS).repeat(1 + random.int(60)) + bent.slice(at)
  }
  return bent
}

/** What costs a careless expression most: long runs of one kind, marks upon marks, breaks among blanks. */
export function hostileWords(random: Random, length: number): string {
  const parts: string[] = []
  for (let left = length; left > 0; ) {
    const run = pick(random, [
      ' ',
      '\t',
      '\n',
      ' \n',
      '\r\n',
      'a',
      'é',
      'e\u0301',
      '\u0301',
      '😀',
      '\u200d',
      '\u3000',
      '.',
      '\u0000',
      ...ODD_WORDS,
    ])
    const times = 1 + random.int(random.int(3) === 0 ? left : Math.min(left, 12))
    parts.push(run.repeat(times))
    left -= Math.max(1, run.length) * times
  }
  return parts.join('').slice(0, length)
}

const ODD_VALUES: readonly unknown[] = [
  null,
  undefined,
  0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  true,
  [],
  {},
  [[[[[]]]]],
  { toString: 'x' },
  { length: 2 ** 31 },
  JSON.parse('{"__proto__":{"role":"facilitator"}}'),
  { constructor: { prototype: { admin: true } } },
  new Uint8Array(4),
]

/** A value like another one, with a field more, less, doubled, of another kind or bent, at any depth. */
export function bentValue(random: Random, value: unknown): unknown {
  if (random.int(12) === 0) return pick(random, ODD_VALUES)
  if (typeof value === 'string') return random.int(20) === 0 ? hostileWords(random, 21_000) : bentWords(random, value)
  if (typeof value === 'number') return pick(random, [-value, value + 0.5, 1e308, String(value), value + 1])
  if (Array.isArray(value)) {
    const more = random.int(20) === 0 ? 10_000 : 1
    return [...value, ...Array.from({ length: more }, () => pick(random, ODD_VALUES))]
  }
  if (typeof value !== 'object' || value === null) return pick(random, ODD_VALUES)
  const fields = Object.entries(value)
  const at = random.int(fields.length + 1)
  const [name, old] = fields[at] ?? [pick(random, ODD_WORDS), null]
  const how = random.int(5)
  if (how === 0) return Object.fromEntries(fields.filter((_, rank) => rank !== at))
  if (how === 1) return { ...value, [pick(random, ODD_WORDS)]: pick(random, ODD_VALUES) }
  return { ...value, [name]: bentValue(random, old) }
}
