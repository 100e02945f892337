import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * Prints one report and ends: a compiler that stays keeps the memory of every report (167 → 455 MB over fifteen). Takes the
 * data as JSON on standard input, gives the PDF on standard output; anything else is exit code 1.
 */
const require = createRequire(import.meta.url)
const read = (path: string) => readFileSync(new URL(path, import.meta.url))
const fonts = [
  'Andika_400Regular.ttf',
  'Andika_700Bold.ttf',
  'Andika_400Regular_Italic.ttf',
  'Andika_700Bold_Italic.ttf',
].map((name) => readFileSync(require.resolve(`@expo-google-fonts/andika/${name}`)))
const template = read('report.typ').toString('utf8')
const data = readFileSync(0)

process.stdout.write((await nativePdf()) ?? (await wasmPdf()))

interface Native {
  readonly NodeCompiler: {
    create(options: { workspace: string; fontArgs: readonly { fontBlobs: readonly Buffer[] }[] }): NativeCompiler
  }
}
interface NativeCompiler {
  addSource(path: string, text: string): void
  mapShadow(path: string, bytes: Buffer): void
  compile(options: { mainFilePath: string }): { result: unknown; takeDiagnostics(): unknown }
  fetchDiagnostics(diagnostics: unknown): unknown
  pdf(document: unknown, options: { pdfStandard: string; creationTimestamp: number }): Buffer
}

/** The compiler as machine code, where a package brings it for this platform. */
async function nativePdf(): Promise<Uint8Array | null> {
  let native: Native
  try {
    native = require('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu') as Native
  } catch (_otherPlatform) {
    return null
  }
  const workspace = '/palabre'
  const compiler = native.NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] })
  compiler.addSource(`${workspace}/main.typ`, template)
  compiler.mapShadow(`${workspace}/report.json`, data)
  const compiled = compiler.compile({ mainFilePath: `${workspace}/main.typ` })
  if (!compiled.result) throw new Error(JSON.stringify(compiler.fetchDiagnostics(compiled.takeDiagnostics())))
  return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: reportDay() })
}

/** Everywhere else: slower, tagged, without the declaration of PDF/UA. */
async function wasmPdf(): Promise<Uint8Array> {
  const { createTypstCompiler, loadFonts } = await import('@myriaddreamin/typst.ts')
  const compiler = createTypstCompiler()
  await compiler.init({
    getModule: () =>
      readFileSync(require.resolve('@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm')),
    beforeBuild: [loadFonts(fonts, { assets: false })],
  })
  compiler.addSource('/main.typ', template)
  compiler.mapShadow('/report.json', data)
  const compiled = await compiler.compile({ mainFilePath: '/main.typ', format: 1 })
  if (compiled.result === undefined) throw new Error(JSON.stringify(compiled.diagnostics))
  return compiled.result
}

/** The report's own day, in seconds: a PDF made tomorrow from the same snapshot is the same. */
function reportDay(): number {
  const { date } = JSON.parse(data.toString('utf8')) as { readonly date: string }
  return Date.parse(`${date}T00:00:00Z`) / 1_000
}
