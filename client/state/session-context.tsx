import { createContext, type ReactNode, useContext } from 'react'
import type { Language, Words } from '../../shared/words/words.ts'
import type { SessionClient } from '../sync/session-client.ts'

interface SessionValue {
  readonly client: SessionClient
  readonly words: Words
}

const SessionContext = createContext<SessionValue | null>(null)

/** Gives every hook of this folder its session and its words. One around the whole page. */
export function SessionProvider(props: {
  readonly client: SessionClient
  readonly words: Words
  readonly children: ReactNode
}) {
  return (
    <SessionContext.Provider value={{ client: props.client, words: props.words }}>
      {props.children}
    </SessionContext.Provider>
  )
}

export function useSession(): SessionClient {
  return useValue().client
}

export function useWords(): Words {
  return useValue().words
}

export function useLanguage(): Language {
  return useValue().words.language
}

function useValue(): SessionValue {
  const value = useContext(SessionContext)
  if (value === null) throw new Error('a session hook outside of SessionProvider')
  return value
}
