import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { readZip } from '../../../server/report/zip.ts'
import { xmlFault } from '../../world/well-formed.ts'

/** Each part well-formed; nothing in it leads out of the file, no field that is worked out, no macro. */
export function wordFile(docx: Buffer): void {
  const parts = readZip(docx)
  expect(parts.length).toBeGreaterThan(3)
  for (const { name, bytes } of parts) {
    expect(name).toMatch(/^[\w[\]./-]+$/)
    expect(name).not.toMatch(/\.\.|vba|embeddings/i)
    const xml = Buffer.from(bytes).toString('utf8')
    expect(xmlFault(xml), name).toBeNull()
    if (name.endsWith('.rels')) expect(xml).not.toContain('TargetMode="External"')
    expect(xml).not.toMatch(/<w:instrText[^>]*>[^<]*(?:DDE|INCLUDE|HYPERLINK|IMPORT)/)
  }
}

/** Opens it once, where there is a writer: it reads our words, and asks nobody for anything. */
export async function openedByAWriter(docx: Buffer): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'palabre-writer-'))
  let asked = 0
  const trap = createServer((socket) => {
    asked++
    socket.destroy()
  })
  await new Promise<void>((listening) => trap.listen(0, '127.0.0.1', listening))
  const { port } = trap.address() as { port: number }
  const proxy = `http://127.0.0.1:${port}`
  try {
    writeFileSync(join(folder, 'PV.docx'), docx)
    const env = { ...process.env, HOME: folder, http_proxy: proxy, https_proxy: proxy, ALL_PROXY: proxy }
    const args = [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'txt:Text',
      '--outdir',
      folder,
    ]
    const done = await promisify(execFile)('soffice', [...args, join(folder, 'PV.docx')], {
      env,
      timeout: 80_000,
    }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false
        throw error
      },
    )
    // No writer on this computer: said by the installation's own check, not here.
    if (!done) return
    expect(readFileSync(join(folder, 'PV.txt'), 'utf8')).toContain('<script>window.__xss=1</script>')
    expect(asked).toBe(0)
  } finally {
    trap.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
