import { createContext, useCallback, useContext, useState } from 'react'
import { createPageMemory, type PageMemory } from '../sync/page-memory.ts'

/** Forgetful where nobody gives it one: tests, pictures. */
const PageMemoryContext = createContext<PageMemory>(createPageMemory(null, ''))
export const PageMemoryProvider = PageMemoryContext.Provider

/** A switch of this page that stays as it was put, in this browser. */
export function useKeptSwitch(name: string, first: boolean): readonly [boolean, (on: boolean) => void] {
  const memory = useContext(PageMemoryContext)
  const [on, setOn] = useState(() => (memory.read(name) ?? String(first)) === 'true')
  const turn = useCallback(
    (next: boolean) => {
      memory.keep(name, String(next))
      setOn(next)
    },
    [memory, name],
  )
  return [on, turn]
}
