import { createContext, createElement, type ReactNode, useContext, useEffect, useState } from 'react'
import type { HouseNotes } from '../../shared/domain/house-notes.ts'
import type { Clock } from '../sync/clock.ts'
import { createHouseClient, type HouseClient } from '../sync/house-client.ts'
import { createStore } from '../sync/store.ts'
import { useStore } from './use-store.ts'

const HouseContext = createContext<HouseClient | null>(null)
const nothing = createStore<HouseNotes | null>(null)

/** Follows what the house says of itself, for the organiser's pages. */
export function HouseProvider(props: { readonly clock: Pick<Clock, 'after' | 'every'>; readonly children: ReactNode }) {
  const { clock, children } = props
  const [client] = useState(() => createHouseClient({ clock, fetch: (path, init) => window.fetch(path, init) }))
  useEffect(() => client.run(), [client])
  return createElement(HouseContext.Provider, { value: client }, children)
}

/** Null until told, and outside of a provider. */
export function useHouseNotes(): HouseNotes | null {
  return useStore(useContext(HouseContext)?.notes ?? nothing)
}

export function useHouseClient(): HouseClient | null {
  return useContext(HouseContext)
}
