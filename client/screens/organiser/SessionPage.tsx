import type { SessionFields } from '../../../shared/domain/catalogue.ts'
import type { CatalogueView, SessionInView } from '../../../shared/domain/catalogue-view.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useOrganiser, useOrganiserWords } from '../../state/use-catalogue.ts'
import { ArchivedSessionCard } from './ArchivedSessionCard.tsx'
import { LinksPage } from './LinksPage.tsx'
import { PageHead } from './PageHead.tsx'
import { placeToHash } from './place.ts'
import { SavedNote } from './SavedNote.tsx'
import { SheetFields } from './SheetFields.tsx'
import { SessionChip } from './StateChip.tsx'
import { sessionSections } from './sheet-fields.ts'
import { useEditForm } from './use-edit-form.ts'

/** A session: its sheet and its links while it lives, its archive once it is sealed. */
export function SessionPage(props: {
  readonly catalogue: CatalogueView
  readonly session: SessionInView
  readonly tab: 'prepare' | 'links'
}) {
  const { catalogue, session, tab } = props
  const words = useOrganiserWords()
  const forum = catalogue.forums.find((each) => each.id === session.forum)
  const sealed = session.standing.is === 'sealed'
  const tabs = [
    { tab: 'prepare', word: 'org.prepare', icon: 'pencil' },
    { tab: 'links', word: 'org.links', icon: 'link' },
  ] as const
  return (
    <div className="org-form">
      <PageHead
        crumbs={[{ to: { at: 'forum', id: session.forum }, word: `${forum?.place ?? ''} · ${forum?.title ?? ''}` }]}
        title={session.title}
        below={
          <p className="org-head-line">
            <strong>{session.code}</strong>
            <SessionChip session={session} />
          </p>
        }
      />
      {sealed ? (
        <>
          <p className="org-help">{words('org.readOnly')}</p>
          <ArchivedSessionCard session={session} forum={forum ?? null} heading={false} />
        </>
      ) : (
        <>
          <nav className="org-tabs" aria-label={session.code}>
            {tabs.map((each) => (
              <a
                key={each.tab}
                href={placeToHash({ at: 'session', id: session.id, tab: each.tab })}
                aria-current={each.tab === tab ? 'page' : undefined}
              >
                <Icon name={each.icon} />
                {words(each.word)}
              </a>
            ))}
          </nav>
          {tab === 'links' ? (
            <LinksPage catalogue={catalogue} session={session} />
          ) : (
            <SessionSheetForm session={session} />
          )}
        </>
      )}
    </div>
  )
}

function SessionSheetForm({ session }: { session: SessionInView }) {
  const organiser = useOrganiser()
  const form = useEditForm(sessionSections, { ...session }, (patch) =>
    organiser.send({ kind: 'edit-session', session: session.id, fields: patch as Partial<SessionFields> }),
  )
  return (
    <form className="org-form" onSubmit={(event) => event.preventDefault()} noValidate>
      <SavedNote form={form} />
      <SheetFields sections={sessionSections} form={form} />
    </form>
  )
}
