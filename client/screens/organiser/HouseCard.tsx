import { useState } from 'react'
import type { HouseNotes } from '../../../shared/domain/house-notes.ts'
import type { Words } from '../../../shared/words/words.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { useHouseClient, useHouseNotes } from '../../state/use-house-notes.ts'
import { momentInWords } from './print-words.ts'

/** Above every page: what must be done now about the computer that runs the house. Nothing while all is well. */
export function HouseAlarms() {
  const words = useOrganiserWords()
  const notes = useHouseNotes()
  if (notes === null) return null
  const { backup, damaged, disk } = notes
  return (
    <>
      {disk.writable ? null : (
        <ErrorNote>
          <p>{words('house.full')}</p>
          <p>{words('house.fullDo')}</p>
          <p dir="ltr">{words('house.fullFree', { folder: disk.folder, n: disk.freeMb ?? 0 })}</p>
        </ErrorNote>
      )}
      {damaged.map((record) => (
        <DamagedNote key={record.session} record={record} words={words} />
      ))}
      {backup === null || backup.failure === null ? null : (
        <ErrorNote>
          <p>
            {words('house.copyFails')} {words(`backup.${backup.failure}`, { folder: backup.folder })}
          </p>
          <p>{lastCopy(backup.lastAt, words)}</p>
        </ErrorNote>
      )}
    </>
  )
}

function DamagedNote({ record, words }: { readonly record: HouseNotes['damaged'][number]; readonly words: Words }) {
  const client = useHouseClient()
  const [said, setSaid] = useState<'no' | 'busy' | 'failed'>('no')
  const takeBack = async () => {
    setSaid('busy')
    if ((await client?.takeBack(record.session)) !== true) setSaid('failed')
  }
  return (
    <ErrorNote>
      <p>{words('house.damaged', { title: record.title })}</p>
      {record.copyAt === null ? (
        <p>{words('house.damagedNoCopy')}</p>
      ) : (
        <Button busy={said === 'busy'} icon="undo" onPress={() => void takeBack()}>
          {words('house.takeBack', { at: moment(record.copyAt, words) })}
        </Button>
      )}
      {said === 'failed' ? <p>{words('house.takeBackFailed')}</p> : null}
    </ErrorNote>
  )
}

/** The computer: where the copies go and when the last good one was made, how its disk behaves. */
export function HouseCard() {
  const words = useOrganiserWords()
  const notes = useHouseNotes()
  if (notes === null) return null
  return (
    <section className="org-section" aria-label={words('house.title')}>
      <h2>{words('house.title')}</h2>
      <h3>{words('house.copies')}</h3>
      {notes.backup === null ? (
        <p className="org-help">{words('house.noCopies')}</p>
      ) : (
        <Copies backup={notes.backup} words={words} />
      )}
      <h3>{words('house.disk')}</h3>
      <p className="org-help">
        {notes.check === null
          ? words('house.checkLater')
          : `${words(`disk.${notes.check.verdict}`)} ${words('house.checkFigures', { n: notes.check.flushes, ms: notes.check.medianMs.toFixed(2) })}`}
      </p>
      <p className="org-help">{words(notes.disk.reserve === 'held' ? 'house.reserveHeld' : 'house.reserveNone')}</p>
    </section>
  )
}

function Copies({ backup, words }: { readonly backup: NonNullable<HouseNotes['backup']>; readonly words: Words }) {
  const client = useHouseClient()
  const [busy, setBusy] = useState(false)
  const copy = async () => {
    setBusy(true)
    await client?.copyNow()
    setBusy(false)
  }
  return (
    <>
      <p>
        <Icon name={backup.failure === null && backup.lastAt !== null ? 'check' : 'clock'} />{' '}
        <strong>{lastCopy(backup.lastAt, words)}</strong>
      </p>
      <p className="org-help">
        {words('house.copyWhere')} <span dir="ltr">{backup.folder}</span>. {words('house.copyWhen')}
      </p>
      <Button icon="copy" busy={busy || backup.running} onPress={() => void copy()}>
        {words('house.copyNow')}
      </Button>
      <p className="org-help">{words('house.copyKeys')}</p>
    </>
  )
}

function lastCopy(at: number | null, words: Words): string {
  return at === null ? words('house.noGoodCopy') : words('house.lastCopy', { at: moment(at, words) })
}

const moment = (at: number, words: Words): string => momentInWords(new Date(at).toISOString(), words.language)
