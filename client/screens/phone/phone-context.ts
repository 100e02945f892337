import { createContext, useContext } from 'react'
import type { Phone } from './phone-state.ts'

export const PhoneContext = createContext<Phone | null>(null)

export function usePhone(): Phone {
  const phone = useContext(PhoneContext)
  if (phone === null) throw new Error('drawn outside of a phone')
  return phone
}
