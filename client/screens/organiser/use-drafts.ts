import { useCallback, useRef, useState } from 'react'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { type Draft, isSameDraft } from './sheet-field.ts'

/** What is typed and what was refused, by field. */
export function useDrafts() {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const [errors, setErrors] = useState<Readonly<Record<string, Refusal | null>>>({})
  const elements = useRef(new Map<string, HTMLElement>())
  const attach = useCallback((name: string, element: HTMLElement | null) => {
    if (element === null) elements.current.delete(name)
    else elements.current.set(name, element)
  }, [])
  return {
    of: (name: string) => drafts[name],
    error: (name: string) => errors[name] ?? null,
    set: (name: string, draft: Draft) => {
      setDrafts((before) => ({ ...before, [name]: draft }))
      setErrors((before) => ({ ...before, [name]: null }))
    },
    /** `only`: unless something else was typed since. */
    drop: (name: string, only: Draft | null) =>
      setDrafts((before) => {
        const { [name]: gone, ...others } = before
        return only !== null && gone !== undefined && !isSameDraft(gone, only) ? before : others
      }),
    isFocused: (name: string) => {
      const group = elements.current.get(name)?.closest('.field')
      return group?.contains(document.activeElement) ?? false
    },
    refuse: (name: string, refusal: Refusal | null) => setErrors((before) => ({ ...before, [name]: refusal })),
    attach,
    focus: (name: string) => elements.current.get(name)?.focus(),
  }
}
