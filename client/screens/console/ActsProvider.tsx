import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { WordId } from '../../../shared/words/words.ts'
import { useSession, useWords } from '../../state/session-context.tsx'
import { useConnection } from '../../state/use-connection.ts'
import { useTeamView } from '../../state/use-view.ts'
import type { Command, CommandAnswer } from './command.ts'
import { cardOf, doneNumbers, doneWords } from './done-words.ts'
import { undoPlan } from './undo-plan.ts'

/** How long an act can be taken back from the bar (UX §2). */
const undoMs = 10_000

/** The last act, as the undo bar says it: in words of the language that the page has by then. */
export interface LastAct {
  readonly said: WordId
  readonly numbers: Readonly<Record<string, string | number>>
  readonly undo: readonly Command[] | null
}

/** What buttons of the team's pages share: sending, what is under way, what was refused, and the way back. */
export interface Acts {
  /** Never rejects. A refusal is kept under the card's id, or the command's kind when it concerns no card. */
  readonly act: (command: Command) => Promise<CommandAnswer>
  /** Keys (card or kind) whose command is not answered yet. */
  readonly pending: ReadonlySet<string>
  readonly refused: Readonly<Record<string, Refusal>>
  readonly forget: (key: string) => void
  readonly last: LastAct | null
  /** Takes the last act back; does nothing when there is none. */
  readonly undo: () => void
  /** Why nothing can be changed now, in words, or null. */
  readonly off: string | null
}

const ActsContext = createContext<Acts | null>(null)

export function useActs(): Acts {
  const acts = useContext(ActsContext)
  if (acts === null) throw new Error('useActs outside of ActsProvider')
  return acts
}

export function ActsProvider({ children }: { readonly children: ReactNode }) {
  const session = useSession()
  const view = useLatest(useTeamView())
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<Readonly<Record<string, Refusal>>>({})
  const [last, setLast] = useState<LastAct | null>(null)
  const latest = useLatest(last)
  const off = useOff()

  const forget = useCallback((key: string) => setRefused((known) => without(known, key)), [])

  const act = useCallback(
    async (command: Command) => {
      const key = keyOf(command)
      const before = view.current
      const now = session.serverNow()
      const earlier = latest.current
      if (isPressed(command)) {
        setPending((keys) => new Set(keys).add(key))
        // Until it is answered there is nothing to take back: `Z` pressed at once would take back the act before it.
        setLast(null)
      }
      forget(key)
      const answer = await session.send(command)
      setPending((keys) => new Set([...keys].filter((other) => other !== key)))
      if (answer.is === 'refused') {
        setRefused((known) => ({ ...known, [key]: answer.refusal }))
        setLast((now) => now ?? earlier)
      } else {
        const done = doneWords[command.kind]
        if (done !== null && before !== null) {
          const numbers = doneNumbers(command, before, answer.number)
          setLast({ said: done, numbers, undo: undoPlan(command, before, now) })
        } else if (isPressed(command)) {
          // What is said is the last act or nothing: `Z` never takes back one that was forgotten.
          setLast(null)
        }
      }
      return answer
    },
    [session, view, latest, forget],
  )

  const undo = useCallback(() => {
    if (last?.undo == null) return
    setLast(null)
    void sendInOrder(session.send, last.undo).then((answer) => {
      // « Déjà fait »: somebody went on with it, which is no fault of who pressed the key.
      setLast({ said: answer.is === 'done' ? 'con.undone' : 'con.notundone', numbers: {}, undo: null })
    })
  }, [last, session])

  useEffect(() => (last === null ? undefined : session.every(undoMs, () => setLast(null))), [last, session])

  const acts = useMemo(
    () => ({ act, pending, refused, forget, last, undo, off }),
    [act, pending, refused, forget, last, undo, off],
  )
  return <ActsContext.Provider value={acts}>{children}</ActsContext.Provider>
}

function useOff(): string | null {
  const words = useWords()
  const loaded = useTeamView() !== null
  const { is } = useConnection()
  if (is === 'offline') return words('con.off.offline')
  if (is === 'closed') return words('con.off.closed')
  if (is === 'denied' || is === 'outdated') return words('con.off.denied')
  return loaded ? null : words('con.loading')
}

function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  }, [value])
  return latest
}

/**
 * Fields send themselves when they are left: the button whose press took the focus from them must not find itself busy
 * with that, or the press would be lost.
 */
function isPressed(command: Command): boolean {
  return command.kind !== 'describe-recommendation'
}

function keyOf(command: Command): string {
  return cardOf(command) ?? command.kind
}

/** One after the other: each way back rests on the one before. Stops at the first refusal. */
async function sendInOrder(
  send: (command: Command) => Promise<CommandAnswer>,
  commands: readonly Command[],
): Promise<CommandAnswer> {
  let answer: CommandAnswer = { is: 'done', card: null, number: null }
  for (const command of commands) {
    answer = await send(command)
    if (answer.is === 'refused') return answer
  }
  return answer
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  if (!Object.hasOwn(record, key)) return record
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key))
}
