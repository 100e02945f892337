import { type RefCallback, useCallback, useEffect, useState } from 'react'
import type { TextName } from '../../shared/domain/text.ts'
import type { SharedText, SharedTextState } from '../sync/shared-text.ts'
import { createStore } from '../sync/store.ts'
import { bindTextarea } from '../sync/textarea-binding.ts'
import { useSession } from './session-context.tsx'
import { useStore } from './use-store.ts'

export interface SharedTextField {
  /** For an uncontrolled `<textarea>`: give it neither `value` nor `defaultValue`. */
  readonly ref: RefCallback<HTMLTextAreaElement>
  readonly state: SharedTextState
  readonly takeOffered: () => void
  readonly dropOffered: () => void
}

/** The one way a text is written on any screen: caret kept, remote edits wait for the end of a composition. */
export function useSharedText(name: TextName): SharedTextField {
  const session = useSession()
  const [text, setText] = useState<SharedText | null>(null)
  useEffect(() => {
    const opened = session.openText(name)
    setText(opened)
    return () => {
      setText(null)
      opened.close()
    }
  }, [session, name])
  const state = useStore(text?.state ?? nothingYet)
  const ref = useCallback(
    (element: HTMLTextAreaElement | null) => {
      if (element === null || text === null) return
      return bindTextarea(element, text)
    },
    [text],
  )
  const takeOffered = useCallback(() => text?.takeOffered(), [text])
  const dropOffered = useCallback(() => text?.dropOffered(), [text])
  return { ref, state, takeOffered, dropOffered }
}

const nothingYet = createStore<SharedTextState>({
  value: '',
  status: 'loading',
  writable: false,
  saved: true,
  offered: null,
  refused: null,
})
