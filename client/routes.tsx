import { type ComponentType, lazy, type ReactElement } from 'react'
import { DenialPage } from './parts/DenialPage.tsx'
import type { LaptopScreen, PlainScreenProps } from './parts/laptop-page.ts'

/** Screens inside of a session: they live under a SessionProvider. `base` is their path on the server. */
export type SessionScreen = 'console' | 'rapporteur' | 'desk' | 'board'
export type PlainScreen = Exclude<LaptopScreen, SessionScreen | 'denied'>

/** Each screen is fetched when it is the page's own: a board does not carry the console. */
export const sessionScreens: Readonly<Record<SessionScreen, ComponentType<{ readonly base: string }>>> = {
  console: lazy(() => import('./screens/console/Console.tsx').then((file) => ({ default: file.Console }))),
  rapporteur: lazy(() => import('./screens/rapporteur/Rapporteur.tsx').then((file) => ({ default: file.Rapporteur }))),
  desk: lazy(() => import('./screens/desk/Desk.tsx').then((file) => ({ default: file.Desk }))),
  board: lazy(() => import('./screens/board/BoardPage.tsx').then((file) => ({ default: file.BoardPage }))),
}

const plainScreens: Readonly<Record<PlainScreen, ComponentType<PlainScreenProps>>> = {
  organiser: lazy(() => import('./screens/organiser/Organiser.tsx').then((file) => ({ default: file.Organiser }))),
  enter: lazy(() => import('./screens/enter/Enter.tsx').then((file) => ({ default: file.Enter }))),
  visit: lazy(() => import('./screens/visit/Visit.tsx').then((file) => ({ default: file.Visit }))),
}

export function isSessionScreen(screen: LaptopScreen): screen is SessionScreen {
  return Object.hasOwn(sessionScreens, screen)
}

/** The wall of a sealed session: no session to follow, so outside of the session's screens. */
export const SealedBoard = lazy(() =>
  import('./screens/board/SealedBoard.tsx').then((file) => ({ default: file.SealedBoard })),
)

/** A page outside of any session, or one that does not open. */
export function PlainRoute(props: PlainScreenProps): ReactElement {
  const { page, words } = props
  if (page.screen === 'denied' || isSessionScreen(page.screen)) {
    return <DenialPage words={words} refusal={page.refusal === null ? null : { code: page.refusal, count: null }} />
  }
  const Screen = plainScreens[page.screen]
  return <Screen {...props} />
}
