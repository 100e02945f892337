import { gzipSync } from 'node:zlib'
import type { Random } from '../../server/runtime/random.ts'
import type { Seat } from '../server/gateway/wire.ts'
import { bentValue, bentWords } from './bend-values.ts'
import { pick } from './fast-random.ts'

const BOMB = gzipSync(Buffer.alloc(10 * 1024 * 1024))
const METHODS = ['GET', 'POST', 'POST', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH', 'TRACE', 'get', 'G\u00c9T']
const FAR = [
  '/',
  '/code',
  '/t',
  '/o',
  '/J/ABCDEFGHIJKLM',
  '/organiser/',
  '/organiser/commands',
  '/organiser/catalogue.json',
]
const NEAR = [
  '/',
  '/seat',
  '/commands',
  '/form',
  '/forget',
  '/stage.json',
  '/own.json',
  '/state/stage.1',
  '/minutes.html',
]
const ESCAPES = [
  '%2e%2e%2f',
  '..%5c',
  '%00',
  '%zz',
  '//',
  '/./',
  '\u00e9',
  '?a=b&a=c',
  '?lang[]=en',
  '#x',
  '%f0%9f%98%80',
]

/** One request as bytes, honest in most places: from there it goes deepest. */
export function drawRequest(random: Random, host: string, seat: Seat): Buffer {
  const near = random.int(3) > 0
  let path = near ? seat.base + pick(random, NEAR) : pick(random, FAR)
  if (random.int(6) === 0) path = bentWords(random, path).replace(/\s/g, '+')
  if (random.int(8) === 0) path += pick(random, ESCAPES)
  if (random.int(200) === 0) path += 'x'.repeat(64 * 1024)
  if (random.int(30) === 0) path = `/assets/laptop/${pick(random, ESCAPES).repeat(4)}package.json`
  const headers: string[] = [
    `Host: ${random.int(30) === 0 ? bentWords(random, host).replace(/[\r\n]/g, '') : host}`,
    `Cookie: ${random.int(5) === 0 ? bentWords(random, seat.cookie).replace(/[\r\n]/g, '') : seat.cookie}`,
    'Connection: close',
  ]
  const { type, body } = drawBody(random)
  headers.push(`Content-Type: ${random.int(12) === 0 ? bentWords(random, type).replace(/[\r\n]/g, '') : type}`)
  headers.push(...drawOddities(random))
  const sent = encode(random, body, headers)
  const method = random.int(3) > 0 ? 'POST' : pick(random, METHODS)
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`), sent])
}

/** Well formed, and answered 200, 400, 403, 404, 413, 415 and 431 in this order. */
export function plainRequests(host: string, seat: Seat): Buffer[] {
  const ask = (line: string, more: readonly string[] = [], body = '') =>
    Buffer.from(
      [
        `${line} HTTP/1.1`,
        `Host: ${host}`,
        `Cookie: ${seat.cookie}`,
        'Connection: close',
        ...more,
        `Content-Length: ${body.length}`,
        '',
        body,
      ].join('\r\n'),
    )
  const json = ['Content-Type: application/json']
  return [
    ask('GET /'),
    ask(`POST ${seat.base}/commands`, json, '{'),
    ask('GET /organiser/catalogue.json'),
    ask('GET /nowhere'),
    ask(`POST ${seat.base}/commands`, json, JSON.stringify({ a: 'x'.repeat(300_000) })),
    ask(`POST ${seat.base}/commands`, [...json, 'Content-Encoding: zstd'], '{}'),
    ask('GET /', [`X-Long: ${'x'.repeat(20_000)}`]),
  ]
}

function drawBody(random: Random): { readonly type: string; readonly body: Buffer } {
  const command = { kind: 'ask', form: 'question', text: '', name: null }
  const json = () => JSON.stringify(bentValue(random, { id: 'z'.repeat(26), command })) ?? 'undefined'
  const form = 'kind=ask&text=&form=question&named=0&formToken=x'
  switch (random.int(12)) {
    case 0:
      return { type: 'application/json', body: Buffer.from('['.repeat(random.int(16_000))) }
    case 1:
      return { type: 'application/json', body: Buffer.from(`{"a":${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}}`) }
    case 2:
      return { type: 'application/json', body: Buffer.from(`{"__proto__":{"admin":true},"id":"${'z'.repeat(26)}"}`) }
    case 3:
      return { type: 'application/json', body: Buffer.from(bentWords(random, json())) }
    case 4:
      return { type: 'application/x-www-form-urlencoded', body: Buffer.from(bentWords(random, form)) }
    case 5:
      return {
        type: 'application/x-www-form-urlencoded',
        body: Buffer.from('a[b][c]=1&__proto__[x]=1&'.repeat(random.int(600))),
      }
    case 6:
      return { type: 'application/x-www-form-urlencoded', body: Buffer.from(`${form}&text=%E9%zz%f0`) }
    case 7:
      return {
        type: 'multipart/form-data; boundary=x',
        body: Buffer.from('--x\r\nContent-Disposition: form-data; name="a"\r\n'),
      }
    case 8:
      return { type: 'application/json; charset=utf-16', body: Buffer.from(random.bytes(random.int(300))) }
    case 9:
      return { type: 'application/json', body: Buffer.from(random.bytes(random.int(2_000))) }
    default:
      return { type: 'application/json', body: Buffer.from(json()) }
  }
}

function drawOddities(random: Random): string[] {
  switch (random.int(10)) {
    case 0:
      return [`Accept-Language: ${'fr;q=0.1,'.repeat(random.int(900))}`]
    case 1:
      return ['X-Forwarded-For: 10.0.0.1', 'X-Real-IP: ::1', 'X-HTTP-Method-Override: DELETE', 'Forwarded: for=_x']
    case 2:
      return ['__proto__: admin', 'constructor: x', `Origin: ${pick(random, ['null', 'http://evil.example', 'x'])}`]
    case 3:
      return random.int(20) === 0 ? Array.from({ length: 10_000 }, (_, i) => `X-${i}: y`) : ['Range: bytes=0-,5-,9-']
    case 4:
      return ['Expect: 100-continue', 'If-None-Match: *', 'Sec-Fetch-Site: cross-site']
    case 5:
      return ['Upgrade: h2c', 'HTTP2-Settings: AAMAAABk']
    default:
      return []
  }
}

/** With its length, another one, in chunks, packed, or in two ways at once. */
function encode(random: Random, body: Buffer, headers: string[]): Buffer {
  switch (random.int(16)) {
    case 0:
      headers.push('Transfer-Encoding: chunked')
      return Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')])
    case 1:
      headers.push('Transfer-Encoding: chunked', `Content-Length: ${body.length}`)
      return Buffer.concat([Buffer.from('0\r\n\r\nGET /o HTTP/1.1\r\n\r\n'), body])
    case 2:
      headers.push('Transfer-Encoding: chunked')
      return Buffer.from(pick(random, ['zz\r\n', '-1\r\n', 'ffffffffffffffff\r\n', `${'0'.repeat(20_000)}1\r\na`]))
    case 3:
      headers.push(`Content-Length: ${pick(random, ['-1', '1e3', '99999999999', `${body.length + 5}`, '0x10'])}`)
      return body
    case 4:
      headers.push('Content-Encoding: gzip', `Content-Length: ${BOMB.length}`)
      return BOMB
    case 5: {
      const packed = gzipSync(body)
      headers.push('Content-Encoding: gzip', `Content-Length: ${packed.length}`)
      return packed
    }
    case 6:
      headers.push(`Content-Encoding: ${pick(random, ['deflate', 'br', 'zstd', 'gzip, gzip', 'x'])}`)
      headers.push(`Content-Length: ${body.length}`)
      return body
    case 7:
      headers.push(`Content-Length: ${body.length}`, `Content-Length: ${body.length + 1}`)
      return body
    default:
      headers.push(`Content-Length: ${body.length}`)
      return body
  }
}
