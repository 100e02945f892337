// What a phone on 2G need not carry: the words of the other faces, and the ways of socket.io that we never use.

import { readdirSync, readFileSync } from 'node:fs'
import { inRoot } from './project.mjs'

/** Named by what the server or the archive says: `refusal.<code>`. Every other word stands by its name in a screen. */
const areas = ['phase', 'phone', 'reason', 'refusal']
/** Of those, what only an organiser or an older page is told. */
const unheard = ['refusal.bad-date', 'refusal.bad-number']

/** A plugin for the phone's build: leaves the messages that the phone's screens use in `shared/words/compiled/*.ts`. */
export function phoneWords() {
  const screens = inRoot('client/screens/phone')
  const sources = readdirSync(screens).map((file) => readFileSync(`${screens}/${file}`, 'utf8'))
  const isUsed = (word) =>
    !unheard.includes(word) &&
    (areas.includes(word.slice(0, word.indexOf('.'))) || sources.some((source) => source.includes(`'${word}'`)))
  return {
    name: 'phone-words',
    transform(code, id) {
      if (!/\/shared\/words\/compiled\/(?:fr|en)\.ts$/.test(id)) return null
      const json = /JSON\.parse\((?<text>"(?:[^"\\]|\\.)*")\)/.exec(code)?.groups?.['text']
      if (json === undefined) throw new Error(`the compiled words of ${id} are not as they were`)
      const messages = Object.entries(JSON.parse(JSON.parse(asJson(json)))).filter(([word]) => isUsed(word))
      const kept = JSON.stringify(JSON.stringify(Object.fromEntries(messages)))
      return { code: `export const messages = JSON.parse(${kept})`, map: null }
    },
  }
}

/** A plugin for the phone's build: of the table of rights, the lines of acts that no phone ever asks about are left out. */
export function phoneRights() {
  return {
    name: 'phone-rights',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/shared\/domain\/permission\.ts$/.test(id)) return null
      const left = code.replace(/^ {2}'?[a-z-]+'?: (?:team|facilitatorsOnly|answering),\n/gm, '')
      if (left === code) throw new Error('the table of rights is not as it was')
      return { code: left, map: null }
    },
  }
}

/** A string as a script writes it, with the two escapes that JSON does not know written out. */
function asJson(literal) {
  return literal.replace(/\\x(?<hex>[0-9A-F]{2})/gi, '\\u00$<hex>').replace(/\\'/g, "'")
}

/** A plugin for the phone's build: we speak JSON over WebSocket only; polling, WebTransport, upgrades and binary would be 6 KB for nothing. */
export function leanSocket() {
  return {
    name: 'lean-socket',
    transform(code, id) {
      if (/\/socket\.io-parser\/build\/esm\/index\.js$/.test(id)) {
        const none = 'class BinaryReconstructor { takeBinaryData() { return null } finishedReconstruction() {} }\n'
        return { code: instead(code, 'class BinaryReconstructor {', '\n}\n', none), map: null }
      }
      if (/\/engine\.io-client\/build\/esm\/socket\.js$/.test(id)) {
        const next = '    /**\n     * Called when connection is deemed open.'
        return { code: instead(code, '    _probe(name) {', next, `    _probe() {}\n${next}`), map: null }
      }
      if (/\/engine\.io-parser\/build\/esm\/(?:en|de)codePacket\.browser\.js$/.test(id)) {
        return { code: id.endsWith('encodePacket.browser.js') ? encodesText : decodesText, map: null }
      }
      if (/\/socket\.io-parser\/build\/esm\/is-binary\.js$/.test(id)) {
        return { code: 'export const isBinary = () => false\nexport const hasBinary = () => false', map: null }
      }
      if (/\/socket\.io-parser\/build\/esm\/binary\.js$/.test(id)) {
        const code = `export const deconstructPacket = (packet) => ({ packet, buffers: [] })
          export const reconstructPacket = (packet) => packet`
        return { code, map: null }
      }
      const transport = /\/engine\.io-client\/build\/esm\/transports\/(?<name>polling-xhr|webtransport)\.js$/.exec(id)
      if (transport === null) return null
      return transport.groups?.['name'] === 'webtransport'
        ? { code: 'export class WT {}', map: null }
        : { code: 'export class BaseXHR {}\nexport class XHR {}\nexport class Request {}', map: null }
    },
  }
}

const encodesText = `import { PACKET_TYPES } from './commons.js'
  export const encodePacket = ({ type, data }, _, done) => done(PACKET_TYPES[type] + (data || ''))
  export const encodePacketToBinary = () => {}`
const decodesText = `import { ERROR_PACKET, PACKET_TYPES_REVERSE } from './commons.js'
  export const decodePacket = (packet) => {
    const type = typeof packet === 'string' ? PACKET_TYPES_REVERSE[packet.charAt(0)] : undefined
    if (type === undefined) return ERROR_PACKET
    return packet.length > 1 ? { type, data: packet.substring(1) } : { type }
  }`

/** A plugin for the phone's build: its pieces have no style and no further pieces, so nothing has to be fetched before them. */
export function leanImports() {
  return {
    name: 'lean-imports',
    enforce: 'pre',
    load(id) {
      return id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load()' : null
    },
  }
}

/**
 * A plugin for the phone's build: Yjs brings a coloured console for its own debugging and a page builder with it (5 KB), a
 * second encoding and types for XML (2.4 KB).
 */
export function leanYjs() {
  return {
    name: 'lean-yjs',
    transform(code, id) {
      if (/\/yjs\/dist\/yjs\.mjs$/.test(id)) return { code: withoutSecondEncoding(withoutXml(code)), map: null }
      if (!/\/lib0\/logging\.js$/.test(id)) return null
      const marks = ['BOLD', 'UNBOLD', 'BLUE', 'GREY', 'GREEN', 'RED', 'PURPLE', 'ORANGE', 'UNCOLOR']
      const names = marks.map((mark) => `export const ${mark} = ''`)
      return {
        code: `${names.join('\n')}\nexport const print = () => {}\nexport const warn = (...words) => console.warn(...words)`,
        map: null,
      }
    },
  }
}

/**
 * We speak the first encoding only. Yjs keeps what waits for something earlier in its second one: here in the first too,
 * under both names, so that nothing of it is read otherwise than it was written.
 */
export function withoutSecondEncoding(code) {
  return ['DSDecoder', 'UpdateDecoder', 'DSEncoder', 'UpdateEncoder'].reduce(
    (lean, name) => instead(lean, `class ${name}V2 `, '\n}\n', `const ${name}V2 = ${name}V1;\n`),
    code,
  )
}

/** Neither stage nor texts hold XML, and the gate lets none in: a phone that met some would be reading another document. */
export function withoutXml(code) {
  const types = ['YXmlFragment', 'YXmlElement', 'YXmlHook', 'YXmlText']
  const stubs = types.map((name) => `class ${name} {}\nconst read${name} = noXml;`)
  return instead(
    code,
    'class YXmlTreeWalker {',
    'const readYXmlText = decoder => new YXmlText();\n',
    `class YXmlEvent {}\nconst noXml = () => { throw new Error('no XML here') };\n${stubs.join('\n')}\n`,
  )
}

/** What stands from `from` to `to` gives way. Another version than the one this was written for must not pass unseen. */
function instead(code, from, to, replacement) {
  const start = code.indexOf(from)
  const end = code.indexOf(to, start)
  if (start < 0 || end < 0) throw new Error(`a package is not as it was: ${from}`)
  return code.slice(0, start) + replacement + code.slice(end + to.length)
}

/**
 * A plugin for the phone's build: y-websocket brings awareness and a channel between tabs. Ours silences the one and does
 * without the other (client/sync/document-socket.ts), so a phone need not fetch them (2 KB).
 */
export function leanProvider() {
  const nothing = (...names) => names.map((name) => `export const ${name} = () => {}`).join('\n')
  const awareness = `export class Awareness {
    constructor(doc) { this.doc = doc; this.clientID = doc.clientID; this.states = new Map() }
    on() {} off() {} destroy() {} setLocalState() {}
    getLocalState() { return null }
    getStates() { return this.states }
  }`
  return {
    name: 'lean-provider',
    transform(_, id) {
      if (/\/y-protocols\/awareness\.js$/.test(id)) {
        return {
          code: `${awareness}\n${nothing('removeAwarenessStates', 'encodeAwarenessUpdate', 'applyAwarenessUpdate')}`,
          map: null,
        }
      }
      if (/\/lib0\/broadcastchannel\.js$/.test(id)) {
        return { code: nothing('subscribe', 'unsubscribe', 'publish'), map: null }
      }
      return null
    },
  }
}
