import type { ForumFields, ForumRow } from '../../../shared/domain/catalogue.ts'
import type { CatalogueView, SessionInView } from '../../../shared/domain/catalogue-view.ts'
import { Button } from '../../parts/Button.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useOrganiser, useOrganiserWords } from '../../state/use-catalogue.ts'
import { PageHead } from './PageHead.tsx'
import { placeToHash } from './place.ts'
import { dayInWords } from './print-words.ts'
import { SavedNote } from './SavedNote.tsx'
import { SheetFields } from './SheetFields.tsx'
import { SessionChip } from './StateChip.tsx'
import { forumSections } from './sheet-fields.ts'
import { useEditForm } from './use-edit-form.ts'
import { usePlace } from './use-place.ts'

/** A forum: its sessions first, since they are what one comes for; its sheet below. */
export function ForumPage({ catalogue, forum }: { catalogue: CatalogueView; forum: ForumRow }) {
  const words = useOrganiserWords()
  const organiser = useOrganiser()
  const series = catalogue.series.find((each) => each.id === forum.series)
  const form = useEditForm(forumSections, { ...forum }, (patch) =>
    organiser.send({ kind: 'edit-forum', forum: forum.id, fields: patch as Partial<ForumFields> }),
  )
  return (
    <form className="org-form" onSubmit={(event) => event.preventDefault()} noValidate>
      <PageHead
        crumbs={[{ to: { at: 'forums' }, word: words('org.forums') }]}
        title={forum.title}
        below={
          <>
            <p dir="auto">
              <strong>{forum.place}</strong> · {dayInWords(forum.date, words.language)}
            </p>
            {(series?.notice ?? null) === null ? null : <p className="org-notice">{series?.notice}</p>}
          </>
        }
      />
      <SessionList forum={forum} sessions={catalogue.sessions.filter((session) => session.forum === forum.id)} />
      <section className="org-card" aria-label={words('att.title')}>
        <header>
          <div>
            <h2>{words('att.title')}</h2>
            <p>
              {forum.attendance === undefined || forum.attendance.length === 0
                ? words('att.none')
                : words('att.sheets', { n: forum.attendance.length })}
            </p>
          </div>
          <a href={placeToHash({ at: 'attendance', id: forum.id })}>
            <Icon name="people" />
            {words('att.open')}
          </a>
        </header>
      </section>
      <SavedNote form={form} />
      <SheetFields sections={forumSections} form={form} />
    </form>
  )
}

function SessionList({ forum, sessions }: { forum: ForumRow; sessions: readonly SessionInView[] }) {
  const words = useOrganiserWords()
  const { go } = usePlace()
  const add = (
    <Button
      look={sessions.length === 0 ? 'primary' : 'secondary'}
      icon="plus"
      onPress={() => go({ at: 'new-session', forum: forum.id })}
    >
      {words('org.newSession')}
    </Button>
  )
  if (sessions.length === 0) {
    return (
      <section className="org-section" aria-label={words('org.sessions')}>
        <EmptyState icon="message" title={words('org.noSessions')}>
          <p>{words('org.noSessionsHelp')}</p>
          <div className="org-empty-buttons">{add}</div>
        </EmptyState>
      </section>
    )
  }
  return (
    <section className="org-card" aria-label={words('org.sessions')}>
      <header>
        <h2>{words('org.sessions')}</h2>
        {add}
      </header>
      <ul>
        {sessions.map((session) => (
          <li key={session.id} className="org-row org-session-row">
            <span className="org-row-main">
              <strong>{session.code}</strong>
              <span dir="auto">{session.title}</span>
            </span>
            <SessionChip session={session} />
            <a href={placeToHash({ at: 'session', id: session.id, tab: 'prepare' })}>
              <Icon name="pencil" />
              {words('org.prepare')}
              <span className="vh"> {session.code}</span>
            </a>
            <a href={placeToHash({ at: 'session', id: session.id, tab: 'links' })}>
              <Icon name="link" />
              {words('org.links')}
              <span className="vh"> {session.code}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
