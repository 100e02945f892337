import { useState } from 'react'
import type { TeamNotes } from '../../shared/domain/house-notes.ts'
import { useWords } from '../state/session-context.tsx'
import { useHouse } from '../state/use-connection.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import './HouseNote.css'

/** What whoever runs a session must know of the computer that runs the house; nothing while all is well. */
export function HouseNote({ closes = false }: { readonly closes?: boolean }) {
  const notes = useHouse()
  if (notes === null) return null
  return (
    <>
      {notes.writable ? null : <FullNote notes={notes} closes={closes} />}
      {notes.address.before === null ? null : <MovedNote key={notes.address.now} notes={notes} />}
      {notes.backupFailing ? <BackupNote /> : null}
    </>
  )
}

/** Which folder, how much is free, what to do, and what happens then. `closes`: this role may still close the session. */
function FullNote({ notes, closes }: { readonly notes: TeamNotes; readonly closes: boolean }) {
  const words = useWords()
  const { disk } = notes
  return (
    <div className="house-note house-note-full" role="alert">
      <Icon name="alert" />
      <div>
        <p>
          <strong>{words('house.full')}</strong> {words('house.fullKept')}
        </p>
        {disk === null ? (
          <p>{words('house.fullTeam')}</p>
        ) : (
          <p>
            {words('house.fullDo')}{' '}
            <span dir="ltr">
              {words(disk.freeMb === null ? 'house.fullFolder' : 'house.fullFree', {
                folder: disk.folder,
                n: disk.freeMb ?? 0,
              })}
            </span>
          </p>
        )}
        {closes ? <p>{words('house.fullClose')}</p> : null}
      </div>
    </div>
  )
}

/** In large type: it is read aloud, and typed. Put away by hand, until the address changes once more. */
function MovedNote({ notes }: { readonly notes: TeamNotes }) {
  const words = useWords()
  const [done, setDone] = useState(false)
  if (done) return null
  return (
    <div className="house-note house-note-moved" role="alert">
      <Icon name="wifi" />
      <div>
        <p>{words('house.moved')}</p>
        <p className="house-note-address" dir="ltr">
          {notes.address.now}
        </p>
        <p>{words('house.movedDo')}</p>
        <p>{words('house.movedPhones')}</p>
      </div>
      <Button size="small" icon="check" onPress={() => setDone(true)}>
        {words('house.movedDone')}
      </Button>
    </div>
  )
}

function BackupNote() {
  const words = useWords()
  return (
    <p className="house-note house-note-full" role="alert">
      <Icon name="alert" />
      {words('house.backupFails')}
    </p>
  )
}
