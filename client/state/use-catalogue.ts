import { createContext, createElement, type ReactNode, useContext, useEffect, useState } from 'react'
import type { ArchiveView, CatalogueView } from '../../shared/domain/catalogue-view.ts'
import type { Words } from '../../shared/words/words.ts'
import type { Clock } from '../sync/clock.ts'
import { createOrganiserClient, type OrganiserClient, type OrganiserConnection } from '../sync/organiser-client.ts'
import { useStore } from './use-store.ts'

interface CatalogueValue {
  readonly client: OrganiserClient
  readonly words: Words
}

const CatalogueContext = createContext<CatalogueValue | null>(null)

/** Gives the organiser's hooks their client and words. One around the whole page. */
export function CatalogueProvider(props: {
  readonly client: OrganiserClient
  readonly words: Words
  readonly children: ReactNode
}) {
  const { client, words, children } = props
  useEffect(() => client.run(), [client])
  return createElement(CatalogueContext.Provider, { value: { client, words } }, children)
}

/** The organiser's client on this browser's network; made once. */
export function useBrowserOrganiser(deps: {
  readonly clock: Pick<Clock, 'after' | 'every'>
  readonly newId: () => string
}): OrganiserClient {
  const [client] = useState(() =>
    createOrganiserClient({
      ...deps,
      fetch: (path, init) => window.fetch(path, init),
      onReturn(listener) {
        window.addEventListener('focus', listener)
        return () => window.removeEventListener('focus', listener)
      },
    }),
  )
  return client
}

export function useOrganiser(): OrganiserClient {
  return useValue().client
}

export function useOrganiserWords(): Words {
  return useValue().words
}

/** Null until it is here. */
export function useCatalogue(): CatalogueView | null {
  return useStore(useValue().client.catalogue)
}

/** Asked for, and verified by the server, each time a page begins to show it. */
export function useArchive(): ArchiveView | null {
  const { client } = useValue()
  useEffect(() => void client.refreshArchive(), [client])
  return useStore(client.archive)
}

export function useOrganiserConnection(): OrganiserConnection {
  return useStore(useValue().client.connection)
}

function useValue(): CatalogueValue {
  const value = useContext(CatalogueContext)
  if (value === null) throw new Error('an organiser hook outside of CatalogueProvider')
  return value
}
