import type { SessionId } from '../../shared/domain/ids.ts'
import type { Archive } from '../archive/archive.ts'

export interface ArchivedFile {
  readonly name: string
  readonly type: string
  readonly inline: boolean
  readonly bytes: Uint8Array
}

/** Papers that are handed out, by their ending; what a browser shows by itself opens in it. */
export const paperTypes: Readonly<Record<string, { readonly type: string; readonly inline: boolean }>> = {
  '.html': { type: 'text/html; charset=utf-8', inline: true },
  '.docx': { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', inline: false },
  '.pdf': { type: 'application/pdf', inline: false },
  '.md': { type: 'text/markdown; charset=utf-8', inline: false },
  '.csv': { type: 'text/csv; charset=utf-8', inline: false },
}

export function paperTypeOf(name: string) {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? undefined : paperTypes[name.slice(dot)]
}

/**
 * The newest `minutes.html`, `.docx`, `.pdf` or `snapshot.json` of a sealed session, under the name it was made with.
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
  const paper = /^minutes(\.[a-z]+)$/.test(wanted) ? paperTypeOf(wanted) : undefined
  const name = last.reports.find((report) => report.endsWith(wanted.slice('minutes'.length)))
  if (paper === undefined || name === undefined) return null
  const report = await archive.report(session, last.seq, name)
  return report.is === 'found' ? { name, ...paper, bytes: report.bytes } : null
}
