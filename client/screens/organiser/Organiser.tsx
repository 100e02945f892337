import { useEffect, useRef } from 'react'
import { Band } from '../../parts/Band.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { LanguageSwitch } from '../../parts/LanguageSwitch.tsx'
import type { PlainScreenProps } from '../../parts/laptop-page.ts'
import {
  CatalogueProvider,
  useBrowserOrganiser,
  useCatalogue,
  useOrganiserConnection,
  useOrganiserWords,
} from '../../state/use-catalogue.ts'
import { HouseProvider } from '../../state/use-house-notes.ts'
import { ArchivePage } from './ArchivePage.tsx'
import { AttendancePage } from './AttendancePage.tsx'
import { ConsolidationPage } from './ConsolidationPage.tsx'
import { CorrectionPage } from './CorrectionPage.tsx'
import { ForumPage } from './ForumPage.tsx'
import { ForumsPage } from './ForumsPage.tsx'
import { HouseAlarms } from './HouseCard.tsx'
import { NewForum } from './NewForum.tsx'
import { NewSession } from './NewSession.tsx'
import { type Place, placeToHash } from './place.ts'
import { EditSeries, NewSeries } from './SeriesPage.tsx'
import { SessionPage } from './SessionPage.tsx'
import { SignInPage } from './SignInPage.tsx'
import { usePlace } from './use-place.ts'
import './organiser.css'
import './organiser-cards.css'
import './organiser-archive.css'

/** Where series, forums and sessions are prepared, links handed out, and what remains of closed sessions is kept. */
export function Organiser({ words, clock, newId }: PlainScreenProps) {
  const client = useBrowserOrganiser({ clock, newId })
  return (
    <HouseProvider clock={clock}>
      <CatalogueProvider client={client} words={words}>
        <OrganiserFrame />
      </CatalogueProvider>
    </HouseProvider>
  )
}

/** Inside a provider; tests and pictures bring their own. */
export function OrganiserFrame() {
  const words = useOrganiserWords()
  const connection = useOrganiserConnection()
  const { place } = usePlace()
  const hash = placeToHash(place)
  const main = useRef<HTMLElement>(null)
  const shown = useRef(hash)
  useEffect(() => {
    // Another page begins at its top, for the eye and for a screen reader; the first one is left as the browser opens it.
    if (shown.current === hash) return
    shown.current = hash
    main.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [hash])
  return (
    <div className="org">
      <Band />
      <TopBar place={place} />
      <main className="org-main" key={hash} ref={main} tabIndex={-1}>
        {connection === 'online' ? null : (
          <ErrorNote tone={connection === 'denied' ? 'error' : 'attention'}>
            {words(connection === 'denied' ? 'org.denied' : 'org.offline')}
          </ErrorNote>
        )}
        <HouseAlarms />
        <Page place={place} />
      </main>
    </div>
  )
}

function TopBar({ place }: { place: Place }) {
  const words = useOrganiserWords()
  const here = (at: boolean) => (at ? 'page' : undefined)
  const inArchive = place.at === 'archive' || place.at === 'correct'
  return (
    <header className="org-top">
      <p className="org-product">
        {words('org.product')} <small>{words('org.title')}</small>
      </p>
      <nav aria-label={words('org.nav')}>
        <a href={placeToHash({ at: 'forums' })} aria-current={here(!inArchive)}>
          {words('org.forums')}
        </a>
        <a href={placeToHash({ at: 'archive' })} aria-current={here(inArchive)}>
          {words('org.archive')}
        </a>
      </nav>
      <LanguageSwitch />
    </header>
  )
}

function Page({ place }: { place: Place }) {
  const words = useOrganiserWords()
  const catalogue = useCatalogue()
  if (catalogue === null) {
    return (
      <p className="org-loading" role="status">
        {words('org.loading')}
      </p>
    )
  }
  switch (place.at) {
    case 'forums':
      return <ForumsPage catalogue={catalogue} />
    case 'archive':
      return <ArchivePage catalogue={catalogue} />
    case 'new-series':
      return <NewSeries />
    case 'series': {
      const series = catalogue.series.find((each) => each.id === place.id)
      return series === undefined ? <Gone /> : <EditSeries series={series} />
    }
    case 'consolidation':
    case 'final': {
      const series = catalogue.series.find((each) => each.id === place.series)
      return series === undefined ? <Gone /> : <ConsolidationPage series={series} place={place} />
    }
    case 'new-forum':
      return <NewForum catalogue={catalogue} chosen={place.series} />
    case 'forum': {
      const forum = catalogue.forums.find((each) => each.id === place.id)
      return forum === undefined ? <Gone /> : <ForumPage catalogue={catalogue} forum={forum} />
    }
    case 'attendance':
    case 'sign-in': {
      const forum = catalogue.forums.find((each) => each.id === place.id)
      if (forum === undefined) return <Gone />
      return place.at === 'attendance' ? <AttendancePage forum={forum} /> : <SignInPage forum={forum} />
    }
    case 'new-session': {
      const forum = catalogue.forums.find((each) => each.id === place.forum)
      return forum === undefined ? <Gone /> : <NewSession catalogue={catalogue} forum={forum} />
    }
    case 'session': {
      const session = catalogue.sessions.find((each) => each.id === place.id)
      return session === undefined ? <Gone /> : <SessionPage catalogue={catalogue} session={session} tab={place.tab} />
    }
    case 'correct': {
      const session = catalogue.sessions.find((each) => each.id === place.session)
      return session === undefined ? (
        <Gone />
      ) : (
        <CorrectionPage key={session.id} catalogue={catalogue} session={session} />
      )
    }
    case 'nowhere':
      return <Gone />
  }
}

function Gone() {
  const words = useOrganiserWords()
  return (
    <EmptyState icon="help" title={words('org.gone')}>
      <a href={placeToHash({ at: 'forums' })}>{words('org.backToForums')}</a>
    </EmptyState>
  )
}
