import { useState } from 'react'
import type { Headcount } from '../../../shared/domain/attendance.ts'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { countList, type ReadList } from './attendance-csv.ts'

/** A list of people becomes numbers here, in the browser: its names never leave this computer, and are not kept on it. */
export function AttendanceFile({ onCounted }: { onCounted: (headcount: Headcount) => void }) {
  const words = useOrganiserWords()
  const [read, setRead] = useState<ReadList | null>(null)
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    const list = countList(await file.arrayBuffer())
    setRead(list)
    if (list.is === 'counted') onCounted(list.headcount)
  }
  return (
    <div className="org-att-file">
      <label className="btn btn-secondary btn-medium">
        <Icon name="people" />
        <span className="btn-word">{words('att.csv')}</span>
        <input
          className="vh"
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => {
            const { files } = event.currentTarget
            void take(files?.[0])
            // The same file, put right, can be chosen again.
            event.currentTarget.value = ''
          }}
        />
      </label>
      <p className="org-help">{words('att.csvHelp')}</p>
      {read === null ? null : (
        <div role="status">
          {read.is === 'refused' ? (
            <ErrorNote>{words(read.why === 'empty' ? 'att.csvEmpty' : 'att.csvNoColumn')}</ErrorNote>
          ) : (
            <ErrorNote tone="attention">
              {words('att.csvRead', { n: read.headcount.present })}{' '}
              {read.unread === 0 ? '' : words('att.csvUnread', { n: read.unread })}{' '}
              {read.left.length === 0 ? '' : words('att.csvLeft', { columns: read.left.join(', ') })}
            </ErrorNote>
          )}
        </div>
      )}
    </div>
  )
}
