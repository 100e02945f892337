// Reads and writes our .po files: one id, one text, sorted by id. (Lingui compiles them; this is for our own checks.)

/**
 * @typedef {{ id: string, text: string, notes: string[], flags: string[] }} PoEntry
 */

/**
 * @param {string} source the content of a .po file
 * @returns {{ header: string, entries: PoEntry[] }}
 */
export function parsePo(source) {
  /** @type {PoEntry[]} */
  const entries = []
  let header = ''
  for (const block of source.split(/\n\s*\n/)) {
    /** @type {PoEntry} */
    const entry = { id: '', text: '', notes: [], flags: [] }
    /** @type {'id' | 'text' | undefined} */
    let field
    let seen = false
    for (const line of block.split('\n')) {
      if (line.startsWith('#,'))
        entry.flags.push(
          ...line
            .slice(2)
            .split(',')
            .map((flag) => flag.trim()),
        )
      else if (line.startsWith('#~')) entry.flags.push('obsolete')
      else if (line.startsWith('#')) entry.notes.push(line)
      const match = /^(?:(msgid|msgstr)\s+)?"(.*)"\s*$/.exec(line)
      if (!match) {
        if (line.startsWith('msg')) throw new Error(`not understood in a .po file: ${line}`)
        continue
      }
      if (match[1]) {
        field = match[1] === 'msgid' ? 'id' : 'text'
        seen = true
      }
      if (!field) throw new Error(`text without msgid: ${line}`)
      entry[field] += fromQuoted(match[2] ?? '')
    }
    if (!seen) continue
    if (entry.id === '' && header === '') header = entry.text
    else entries.push(entry)
  }
  return { header, entries }
}

/**
 * @param {{ header: string, entries: PoEntry[] }} catalog
 * @returns {string}
 */
export function printPo({ header, entries }) {
  const lines = ['msgid ""', 'msgstr ""']
  for (const line of header.split('\n')) if (line) lines.push(`"${toQuoted(`${line}\n`)}"`)
  for (const entry of [...entries].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
    lines.push('', ...entry.notes, `msgid "${toQuoted(entry.id)}"`, `msgstr "${toQuoted(entry.text)}"`)
  }
  return `${lines.join('\n')}\n`
}

/** The names inside the braces of an ICU message, sorted: `{n, plural, one {…} other {… {name}}}` → n, name. */
export function placeholders(/** @type {string} */ text) {
  const names = new Set()
  for (const match of text.matchAll(/\{\s*([A-Za-z0-9_]+)\s*[,}]/g)) {
    // `one {mot}` holds a text, not a name: a name is never preceded by a plural form or a choice.
    if (
      !/(?:zero|one|two|few|many|other|=\d+|[A-Za-z-]+)\s+$/.test(text.slice(0, match.index)) ||
      !insideChoice(text, match.index)
    ) {
      names.add(match[1])
    }
  }
  return [...names].sort()
}

/** True where the text of a plural or select form would begin: directly inside `{n, plural, …}`. */
function insideChoice(/** @type {string} */ text, /** @type {number} */ at) {
  /** @type {boolean[]} */
  const stack = []
  for (let i = 0; i < at; i += 1) {
    if (text[i] === '{') stack.push(/^\{\s*[A-Za-z0-9_]+\s*,\s*(?:plural|select|selectordinal)\s*,/.test(text.slice(i)))
    else if (text[i] === '}') stack.pop()
  }
  return stack.at(-1) === true
}

/**
 * French typography: U+202F before ? ! ; and inside « », U+00A0 before a colon, ’ for an apostrophe.
 * @param {string} text
 */
export function frenchTypography(text) {
  return text
    .replace(/'/g, '’')
    .replace(/[ \u00a0\u202f]*([?!;»])/g, (found, mark, at) => (at === 0 ? found : `\u202f${mark}`))
    .replace(/«[ \u00a0\u202f]*/g, '«\u202f')
    .replace(/[ \u00a0\u202f]+:(?=\s|$)/g, '\u00a0:')
    .replace(/(\d) (\d{3})(?!\d)/g, '$1\u202f$2')
}

const toQuoted = (/** @type {string} */ text) => text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')
const fromQuoted = (/** @type {string} */ text) =>
  text.replace(/\\([\\"nt])/g, (_, c) => (c === 'n' ? '\n' : c === 't' ? '\t' : c))
