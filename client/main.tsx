import { type ReactNode, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { createWords } from '../shared/words/words.ts'
import { Button } from './parts/Button.tsx'
import { ErrorNote } from './parts/ErrorNote.tsx'
import { FaultCatcher } from './parts/FaultCatcher.tsx'
import { type LaptopPage, parseLaptopPage } from './parts/laptop-page.ts'
import { Opening } from './parts/Opening.tsx'
import { isSessionScreen, PlainRoute, SealedBoard, type SessionScreen, sessionScreens } from './routes.tsx'
import { SessionProvider } from './state/session-context.tsx'
import { createSessionClient } from './sync/session-client.ts'
import { connectControl } from './sync/socket-io-control.ts'
import { createBrowserWorld } from './sync/world.ts'
import './styles/base.css'

const page = parseLaptopPage(document.getElementById('page')?.textContent)
const words = createWords(page.language)
const world = createBrowserWorld(window)
document.documentElement.lang = page.language

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<StrictMode>{framed(drawn(page))}</StrictMode>)

function drawn(page: LaptopPage): ReactNode {
  const { screen, session, role, base, stage } = page
  if (screen === 'board' && stage !== null) return <SealedBoard stage={stage} words={words} />
  if (isSessionScreen(screen) && session !== null && role !== null && base !== null) {
    // Made once, outside of React: StrictMode draws twice, and a session has one connection.
    const client = createSessionClient({ page: { session, role, base }, world, connectControl })
    return (
      <SessionProvider client={client} words={words}>
        {sessionScreen(screen, base)}
      </SessionProvider>
    )
  }
  return <PlainRoute page={page} words={words} clock={world.clock} newId={world.random.id} />
}

function sessionScreen(screen: SessionScreen, base: string): ReactNode {
  const Screen = sessionScreens[screen]
  return <Screen base={base} />
}

function framed(children: ReactNode): ReactNode {
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
