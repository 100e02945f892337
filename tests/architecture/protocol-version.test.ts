import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { commandSchemas } from '../../shared/protocol/command.ts'
import { protocolVersion } from '../../shared/protocol/version.ts'

/**
 * What crosses the wires, and the number under which it does. A change here is a new number with a line of history in
 * shared/protocol/version.ts (STYLE rule 6): an old page then hears « reload » and keeps its outbox, instead of guessing.
 */
const known = { version: 6, wires: 'e2b5e0bc339b9955' }

it('no wire changes without a new number', () => {
  const commands = Object.entries(commandSchemas).map(([kind, schema]) => [
    kind,
    z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }),
  ])
  // Frames and the control channel's messages have no schema of their own: their source is their shape.
  const shapes = ['frame.ts', 'control.ts'].map((file) => shapeOf(`../../shared/protocol/${file}`))
  const wires = createHash('sha256')
    .update(JSON.stringify([commands, shapes]))
    .digest('hex')
    .slice(0, 16)
  expect({ version: protocolVersion, wires }).toEqual(known)
})

it('every number has its line of history', () => {
  const source = readFileSync(new URL('../../shared/protocol/version.ts', import.meta.url), 'utf8')
  const numbers = [...source.matchAll(/^\/\/ (\d+): \S/gm)].map((found) => Number(found[1]))
  expect(numbers).toEqual(Array.from({ length: protocolVersion }, (_, at) => at + 1))
})

/** Without comments and spaces: words about a shape may change. */
function shapeOf(path: string): string {
  const source = readFileSync(new URL(path, import.meta.url), 'utf8')
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/\s+/g, '')
}
