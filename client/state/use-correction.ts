import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { asId, type CommandId, type SessionId } from '../../shared/domain/ids.ts'
import { refusal } from '../../shared/domain/refusal.ts'
import type {
  CorrectionAnswer,
  CorrectionFault,
  CorrectionReading,
  CorrectionRefusal,
  CorrectionSheet,
} from '../../shared/protocol/correction.ts'
import { type CorrectionDraft, emptyDraft, type HeldDraft, holdAgainst } from './correction-draft.ts'
import { createDraftStore } from './draft-store.ts'
import { useOrganiser } from './use-catalogue.ts'

export type CorrectionDone = Extract<CorrectionAnswer, { is: 'done' }>

export interface Correction {
  /** Null until the server has read and verified it. */
  readonly sheet: CorrectionSheet | null
  /** Why there is none, or why the last one was not sealed. */
  readonly refusal: CorrectionRefusal | null
  readonly faults: readonly CorrectionFault[]
  readonly draft: CorrectionDraft
  readonly held: HeldDraft
  /** False when this browser keeps nothing over a reload. */
  readonly isKept: boolean
  readonly isSending: boolean
  /** All that was written here stands in the newest snapshot already: its answer was lost, or somebody did the same. */
  readonly isSealedAlready: boolean
  readonly done: CorrectionDone | null
  readonly change: (draft: CorrectionDraft) => void
  readonly abandon: () => void
  readonly readAgain: () => void
  /** Whether every change has its reason; those that have none are marked. */
  readonly check: () => boolean
  readonly seal: () => Promise<void>
}

const noFaults: readonly CorrectionFault[] = []
const noneHeld: HeldDraft = { changes: [], overtaken: [], lost: [] }

/** A correction from the first letter to its seal; what is typed outlives a reload, a refusal and somebody faster. */
export function useCorrection(session: SessionId, storage: Storage | null): Correction {
  const organiser = useOrganiser()
  const store = useMemo(() => createDraftStore(storage, session), [storage, session])
  const [draft, setDraft] = useState(() => store.read())
  const [reading, setReading] = useState<CorrectionReading | null>(null)
  const [answer, setAnswer] = useState<CorrectionAnswer | null>(null)
  const [isKept, setKept] = useState(storage !== null)
  const [isSending, setSending] = useState(false)
  const [wasSealed, setWasSealed] = useState(false)
  const isAlive = useRef(true)

  const readAgain = useCallback(async () => {
    const read = await organiser.corrections.read(session)
    // A read that failed leaves what was read before, and what is typed beside it.
    if (isAlive.current) setReading((before) => (read.is === 'refused' && before?.is === 'sheet' ? before : read))
  }, [organiser, session])
  useEffect(() => {
    isAlive.current = true
    void readAgain()
    return () => {
      isAlive.current = false
    }
  }, [readAgain])

  const keep = (next: CorrectionDraft) => {
    setDraft(next)
    setKept(store.write(next))
  }
  const sheet = reading?.is === 'sheet' ? reading.sheet : null
  const held = useMemo(() => (sheet === null ? noneHeld : holdAgainst(draft, sheet.items)), [draft, sheet])

  const isSealedAlready =
    sheet !== null && held.changes.length + held.lost.length === 0 && draft.edits.length + draft.hidden.length > 0
  useEffect(() => {
    // Its answer was lost on the way, or somebody did the very same: nothing of it is left to be done.
    if (!isSealedAlready || isSending) return
    setDraft(emptyDraft)
    store.write(emptyDraft)
    setAnswer(null)
    setWasSealed(true)
  }, [isSealedAlready, isSending, store])

  return {
    sheet,
    refusal: answer?.is === 'refused' ? answer.why : reading?.is === 'refused' ? reading.why : null,
    faults: answer?.is === 'refused' ? answer.faults : noFaults,
    draft,
    held,
    isKept,
    isSending,
    isSealedAlready: wasSealed,
    done: answer?.is === 'done' ? answer : null,
    change(next) {
      setAnswer(null)
      setWasSealed(false)
      keep(next)
    },
    abandon() {
      setAnswer(null)
      keep(emptyDraft)
    },
    readAgain: () => void readAgain(),
    check() {
      const bare = held.changes.flatMap((change) =>
        change.is === 'change' && change.why.trim() === '' ? [change] : [],
      )
      const faults = bare.map(
        ({ target, field }) => ({ target, field, part: 'why', refusal: refusal('empty') }) as const,
      )
      setAnswer(faults.length === 0 ? null : { is: 'refused', why: 'faults', faults })
      return faults.length === 0
    },
    async seal() {
      if (sheet === null || isSending) return
      // Kept before it is sent: after a reload the same correction goes under the same id, and is applied once.
      const id = draft.act ?? asId<CommandId>(organiser.newId())
      keep({ ...draft, act: id })
      setSending(true)
      const said = await organiser.corrections.send({ id, session, base: sheet.seal, changes: held.changes })
      // Nobody seals again what was read before: the button waits for the newer words.
      if (said.is === 'refused' && said.why === 'newer-stands') await readAgain()
      setSending(false)
      setAnswer(said)
      if (said.is === 'done') {
        keep(emptyDraft)
        await organiser.refreshArchive()
      }
    },
  }
}
