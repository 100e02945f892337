import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { withoutSecondEncoding, withoutXml } from '../../../tools/phone-lean.mjs'
import { createSeededRandom } from '../../world/random.ts'

/** The Yjs that phones carry, made as the phone's build makes it. */
const { resolve } = createRequire(import.meta.url)
const source = readFileSync(join(dirname(resolve('yjs')), 'yjs.mjs'), 'utf8')
const lib0 = pathToFileURL(dirname(resolve('lib0/package.json'))).href
const folder = mkdtempSync(join(tmpdir(), 'palabre-yjs-'))
let phone: typeof Y

beforeAll(async () => {
  const lean = withoutSecondEncoding(withoutXml(source))
    .replaceAll(/from 'lib0\/([\w-]+)'/g, `from '${lib0}/$1.js'`)
    .replace(/^\/\/# sourceMappingURL.*/m, '')
  const file = join(folder, 'yjs.mjs')
  writeFileSync(file, lean)
  phone = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as typeof Y
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Two people at their laptops write, delete and hear of each other now and then; every change by itself. */
function aRoomWriting(seed: number): { readonly updates: Uint8Array[]; readonly text: string } {
  const random = createSeededRandom(seed)
  const updates: Uint8Array[] = []
  const people = [new Y.Doc(), new Y.Doc()]
  for (const [at, person] of people.entries()) {
    person.clientID = at + 1
    person.on('update', (update: Uint8Array, from: unknown) => {
      if (from !== 'heard') updates.push(update)
    })
  }
  const [one, other] = people as [Y.Doc, Y.Doc]
  for (let step = 0; step < 60; step += 1) {
    const person = random.int(2) === 0 ? one : other
    const text = person.getText('answer')
    if (text.length > 4 && random.int(3) === 0) text.delete(random.int(text.length - 2), 2)
    else text.insert(random.int(text.length + 1), 'mot'.repeat(1 + random.int(2)))
    person.getMap('cards').set(`card ${random.int(5)}`, { n: step })
    if (random.int(6) === 0) {
      Y.applyUpdate(one, Y.encodeStateAsUpdate(other), 'heard')
      Y.applyUpdate(other, Y.encodeStateAsUpdate(one), 'heard')
    }
  }
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other), 'heard')
  return { updates, text: one.getText('answer').toString() }
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = createSeededRandom(seed)
  const left = [...list]
  return list.flatMap(() => left.splice(random.int(left.length), 1))
}

describe('the Yjs of the phone', () => {
  it('comes to the same text whatever the order in which changes arrive', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { updates, text } = aRoomWriting(seed)
      const document = new phone.Doc()
      for (const update of shuffled(updates, seed)) phone.applyUpdate(document, update)
      expect(document.getText('answer').toString(), `seed ${seed}`).toBe(text)
      expect(document.store.pendingStructs, `seed ${seed}`).toBeNull()
      expect(document.store.pendingDs, `seed ${seed}`).toBeNull()
    }
  })

  it('hands on what it could not place yet, in words that every other Yjs reads', () => {
    const { updates, text } = aRoomWriting(7)
    const late = shuffled(updates, 3)
    const [first, rest] = [late.slice(0, 50), late.slice(50)]
    const document = new phone.Doc()
    for (const update of first) phone.applyUpdate(document, update)
    expect(document.store.pendingStructs).not.toBeNull()
    const server = new Y.Doc()
    Y.applyUpdate(server, phone.encodeStateAsUpdate(document))
    for (const update of rest) Y.applyUpdate(server, update)
    expect(server.getText('answer').toString()).toBe(text)
  })

  it('takes no other Yjs for the one that it was made from', () => {
    expect(() => withoutXml('class YXmlTreeWalker {}')).toThrow('not as it was')
    expect(() => withoutSecondEncoding(source.replaceAll('UpdateEncoderV2 ', 'UpdateEncoderV3 '))).toThrow()
  })
})
