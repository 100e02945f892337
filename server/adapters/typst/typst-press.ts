import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { pdfData } from '../../report/pdf-data.ts'
import type { PdfPress } from '../../report/pdf-press.ts'
import type { Log } from '../../runtime/log.ts'

const child = fileURLToPath(new URL('./typst-child.ts', import.meta.url))
/** A thousand questions take two seconds; a press that hangs must not keep the minutes back. */
const patienceMs = 60_000

/** The press of Typst, each report in a process of its own. */
export function createTypstPress({ log }: { readonly log: Log }): PdfPress {
  return {
    async print(document, pageWords) {
      try {
        return await run(JSON.stringify(pdfData(document, pageWords)))
      } catch (error) {
        log.error('service-failed', { service: 'press' }, error)
        return null
      }
    },
  }
}

function run(data: string): Promise<Uint8Array> {
  return new Promise((printed, failed) => {
    const press = spawn(process.execPath, ['--max-old-space-size=256', child], {
      stdio: ['pipe', 'pipe', 'pipe'],
      // Real time, whatever the pace of the house: a process has no other.
      timeout: patienceMs,
      killSignal: 'SIGKILL',
    })
    const pdf: Buffer[] = []
    let said = ''
    press.stdout.on('data', (bytes: Buffer) => pdf.push(bytes))
    press.stderr.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString('utf8')).slice(-2_000)
    })
    press.once('error', failed)
    press.once('close', (code) => {
      const bytes = Buffer.concat(pdf)
      if (code === 0 && bytes.subarray(0, 5).toString('latin1') === '%PDF-') printed(bytes)
      else failed(new Error(`the press ended with ${code}: ${said}`))
    })
    // It may end before it has read all: its exit code tells.
    press.stdin.on('error', () => undefined)
    press.stdin.end(data)
  })
}
