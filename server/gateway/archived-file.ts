import type { SessionId } from '../../shared/domain/ids.ts'
import type { Archive } from '../archive/archive.ts'

export interface ArchivedFile {
  readonly name: string
  readonly type: string
  readonly inline: boolean
  readonly bytes: Uint8Array
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * The newest `minutes.html`, `minutes.docx` or `snapshot.json` of a sealed session, under the name it was made with.
 * Null when there is none, or when the file no longer fits its seal: a changed report is not served as ours.
 */
export async function archivedFile(archive: Archive, session: SessionId, wanted: string): Promise<ArchivedFile | null> {
  const last = (await archive.list(session)).at(-1)
  if (last === undefined) return null
  if (wanted === 'snapshot.json') {
    const loaded = await archive.load(session, last.seq)
    if (loaded.is !== 'found') return null
    return {
      name: `snapshot-${last.seq}.json`,
      type: 'application/json',
      inline: false,
      bytes: new TextEncoder().encode(loaded.text),
    }
  }
  const ending = wanted === 'minutes.html' ? '.html' : wanted === 'minutes.docx' ? '.docx' : null
  const name = ending === null ? undefined : last.reports.find((report) => report.endsWith(ending))
  if (name === undefined) return null
  const report = await archive.report(session, last.seq, name)
  if (report.is !== 'found') return null
  return {
    name,
    type: ending === '.html' ? 'text/html; charset=utf-8' : docx,
    inline: ending === '.html',
    bytes: report.bytes,
  }
}
