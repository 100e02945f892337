import { type ReactNode, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import type { Words } from '../shared/words/words.ts'
import { Button } from './parts/Button.tsx'
import { ErrorNote } from './parts/ErrorNote.tsx'
import { FaultCatcher } from './parts/FaultCatcher.tsx'
import { type LaptopPage, parseLaptopPage } from './parts/laptop-page.ts'
import { Opening } from './parts/Opening.tsx'
import { isSessionScreen, PlainRoute, SealedBoard, type SessionScreen, sessionScreens } from './routes.tsx'
import { LanguageProvider } from './state/language-context.tsx'
import { PageMemoryProvider } from './state/page-memory-context.tsx'
import { SessionProvider } from './state/session-context.tsx'
import { createPageLanguage } from './sync/page-language.ts'
import { createPageMemory } from './sync/page-memory.ts'
import { createSessionClient } from './sync/session-client.ts'
import { connectControl } from './sync/socket-io-control.ts'
import { createBrowserWorld } from './sync/world.ts'
import './styles/base.css'

const page = parseLaptopPage(document.getElementById('page')?.textContent)
const world = createBrowserWorld(window)
const memory = createPageMemory(world.storage, page.screen)
const language = createPageLanguage({
  given: page.language,
  search: window.location.search,
  memory,
  plainAddress() {
    const { pathname, hash } = window.location
    window.history.replaceState(window.history.state, '', `${pathname}${hash}`)
  },
})

const root = document.getElementById('root')
if (root !== null) {
  const draw = drawing(page)
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider first={language.first} keep={language.keep}>
        {(words) => <PageMemoryProvider value={memory}>{framed(draw(words), words)}</PageMemoryProvider>}
      </LanguageProvider>
    </StrictMode>,
  )
}

/** Made once, outside of React: StrictMode draws twice, languages turn, and a session has one connection. */
function drawing(page: LaptopPage): (words: Words) => ReactNode {
  const { screen, session, role, base, stage } = page
  if (screen === 'board' && stage !== null) return (words) => <SealedBoard stage={stage} words={words} />
  if (isSessionScreen(screen) && session !== null && role !== null && base !== null) {
    const client = createSessionClient({ page: { session, role, base }, world, connectControl })
    return (words) => (
      <SessionProvider client={client} words={words}>
        {sessionScreen(screen, base)}
      </SessionProvider>
    )
  }
  return (words) => <PlainRoute page={page} words={words} clock={world.clock} newId={world.random.id} />
}

function sessionScreen(screen: SessionScreen, base: string): ReactNode {
  const Screen = sessionScreens[screen]
  return <Screen base={base} />
}

function framed(children: ReactNode, words: Words): ReactNode {
  return (
    <FaultCatcher
      shown={
        <ErrorNote>
          {words('part.broken')}{' '}
          <Button size="small" onPress={() => window.location.reload()}>
            {words('part.reload')}
          </Button>
        </ErrorNote>
      }
    >
      <Suspense fallback={<Opening words={words} />}>{children}</Suspense>
    </FaultCatcher>
  )
}
