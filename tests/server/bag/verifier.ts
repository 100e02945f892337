import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import type { BagFile } from '../../../server/bag/make-bag.ts'

/** The page that goes into every bag, run as a browser runs it, without a document. */
export interface Verifier {
  readonly sha256: (bytes: Uint8Array) => string
  readonly sha512: (bytes: Uint8Array) => string
  readonly verifyBag: (
    files: ReadonlyMap<string, Uint8Array>,
    witnesses: readonly string[],
  ) => {
    readonly isSound: boolean
    readonly faults: readonly { readonly what: string; readonly at: string }[]
    readonly sessions: readonly {
      readonly session: string
      readonly hidden: number
      readonly seals: readonly { readonly seq: number; readonly letters: string }[]
    }[]
  }
  readonly readStoredZip: (bytes: Uint8Array) => ReadonlyMap<string, Uint8Array> | null
  readonly withoutTop: (files: ReadonlyMap<string, Uint8Array>) => ReadonlyMap<string, Uint8Array>
}

export function openVerifier(): Verifier {
  const page = readFileSync(new URL('../../../server/bag/verifier.html', import.meta.url), 'utf8')
  const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? ''
  const context = createContext({ TextEncoder, TextDecoder, Uint8Array })
  runInContext(script, context)
  return (context as { readonly palabreVerifier: Verifier }).palabreVerifier
}

export const filesOf = (bag: readonly BagFile[]): Map<string, Uint8Array> =>
  new Map(bag.map(({ path, bytes }) => [path, new Uint8Array(bytes)]))
