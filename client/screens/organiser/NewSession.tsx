import { useState } from 'react'
import type { ForumRow, SessionFields } from '../../../shared/domain/catalogue.ts'
import type { CatalogueView } from '../../../shared/domain/catalogue-view.ts'
import type { SessionId } from '../../../shared/domain/ids.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { useOrganiser, useOrganiserWords } from '../../state/use-catalogue.ts'
import { MakeButtons } from './MakeButtons.tsx'
import { PageHead } from './PageHead.tsx'
import { RefusedFields } from './RefusedFields.tsx'
import { SheetFields } from './SheetFields.tsx'
import { emptySession, sessionSections } from './sheet-fields.ts'
import { useMakeForm } from './use-make-form.ts'
import { usePlace } from './use-place.ts'

/** A session of a forum; people and themes begin as those of the session before it. */
export function NewSession({ catalogue, forum }: { catalogue: CatalogueView; forum: ForumRow }) {
  const words = useOrganiserWords()
  const organiser = useOrganiser()
  const { go } = usePlace()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [session] = useState(() => organiser.newId() as SessionId)
  const last = catalogue.sessions.findLast((each) => each.forum === forum.id)
  const [initial] = useState<SessionFields>(() =>
    last === undefined
      ? { ...emptySession, language: words.language }
      : {
          ...emptySession,
          chair: last.chair,
          rapporteur: last.rapporteur,
          expertName: last.expertName,
          expertTitle: last.expertTitle,
          themes: last.themes,
          language: last.language,
        },
  )
  const form = useMakeForm(sessionSections, { ...initial }, (values) =>
    organiser.send({ kind: 'make-session', session, forum: forum.id, fields: values as unknown as SessionFields }),
  )
  const make = async () => {
    setRefusal(null)
    const answer = await form.make()
    if (answer?.is === 'done') go({ at: 'session', id: session, tab: 'links' })
    else if (answer !== null && answer.field === null) setRefusal(answer.refusal)
  }
  return (
    <form className="org-form" onSubmit={(event) => event.preventDefault()} noValidate>
      <PageHead
        crumbs={[{ to: { at: 'forum', id: forum.id }, word: `${forum.place} · ${forum.title}` }]}
        title={words('org.newSession')}
      />
      <RefusedFields form={form} />
      <SheetFields sections={sessionSections} form={form} />
      <MakeButtons
        word={words('org.createSession')}
        back={{ at: 'forum', id: forum.id }}
        busy={form.status === 'saving'}
        refusal={refusal}
        onMake={() => void make()}
      />
    </form>
  )
}
