import { useEffect, useRef, useState } from 'react'
import type { CatalogueView, SessionInView } from '../../../shared/domain/catalogue-view.ts'
import { Button } from '../../parts/Button.tsx'
import { ConfirmSheet } from '../../parts/ConfirmSheet.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useOrganiserConnection, useOrganiserWords } from '../../state/use-catalogue.ts'
import { type Correction, useCorrection } from '../../state/use-correction.ts'
import { ArchivedSessionCard } from './ArchivedSessionCard.tsx'
import { CorrectionCard } from './CorrectionCard.tsx'
import { CorrectionReview } from './CorrectionReview.tsx'
import { correctionGroups } from './correction-entries.ts'
import { PageHead } from './PageHead.tsx'
import { pageStorage } from './page-storage.ts'
import { useWarning } from './use-warning.ts'
import './organiser-correction.css'

/** A sealed session put right: read, changed, held side by side, sealed anew. Nothing of it is reopened. */
export function CorrectionPage({ catalogue, session }: { catalogue: CatalogueView; session: SessionInView }) {
  const words = useOrganiserWords()
  const correction = useCorrection(session.id, pageStorage())
  const forum = catalogue.forums.find((each) => each.id === session.forum) ?? null
  const touched = correction.held.changes.length + correction.held.lost.length
  useWarning(!correction.isKept && touched > 0)
  return (
    <div className="org-form">
      <PageHead
        crumbs={[{ to: { at: 'session', id: session.id, tab: 'prepare' }, word: `${session.code} · ${session.title}` }]}
        title={words('fix.title')}
        below={<p>{words('fix.help')}</p>}
      />
      {correction.done === null ? (
        <Work correction={correction} />
      ) : (
        <>
          <Done correction={correction} />
          <ArchivedSessionCard session={session} forum={forum} heading={false} correctable={false} />
        </>
      )}
    </div>
  )
}

function Work({ correction }: { correction: Correction }) {
  const { sheet, held, refusal } = correction
  const words = useOrganiserWords()
  const [reviewed, setReviewed] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  const { faults } = correction
  useEffect(() => {
    // Single fields are mended where they are typed.
    if (faults.length > 0) setReviewed(false)
  }, [faults])
  useEffect(() => {
    if (faults.length > 0 && !reviewed) top.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [faults, reviewed])
  const turn = (to: boolean) => {
    setReviewed(to)
    top.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }
  if (sheet === null) {
    if (refusal === null) {
      return (
        <p className="org-loading" role="status">
          {words('fix.loading')}
        </p>
      )
    }
    return (
      <>
        <ErrorNote>{words(`fix.refusal-${refusal}`)}</ErrorNote>
        <div className="org-make">
          <Button icon="undo" onPress={correction.readAgain}>
            {words('org.retry')}
          </Button>
        </div>
      </>
    )
  }
  return (
    <div className="org-form fix-work" ref={top} tabIndex={-1}>
      <Notes correction={correction} />
      {reviewed && held.changes.length > 0 ? (
        <CorrectionReview correction={correction} items={sheet.items} onBack={() => turn(false)} />
      ) : (
        <>
          <p className="org-head-line">
            <strong>{words('fix.from', { n: sheet.seq })}</strong>
            <span className="fix-seal" dir="ltr">
              {sheet.sealWords}
            </span>
          </p>
          {correctionGroups(sheet.items).map((group) => (
            <section key={group.title} className="org-section" aria-label={words(group.title)}>
              {/* The session's own sheet and the notes are one item, called as their section is. */}
              <h2 className={group.entries[0]?.label.word === group.title ? 'vh' : undefined}>{words(group.title)}</h2>
              {group.entries.map((entry) => (
                <CorrectionCard key={entry.target} entry={entry} correction={correction} />
              ))}
            </section>
          ))}
          <Bar correction={correction} onReview={() => (correction.check() ? turn(true) : undefined)} />
        </>
      )}
    </div>
  )
}

/** What went wrong, and what somebody else did meanwhile. */
function Notes({ correction }: { correction: Correction }) {
  const { refusal, held, isKept } = correction
  const words = useOrganiserWords()
  const connection = useOrganiserConnection()
  // The page says itself that the server is away; a second note would say it twice.
  const said = refusal === 'unavailable' && connection !== 'online' ? null : refusal
  return (
    <>
      {said === null ? null : <ErrorNote>{words(`fix.refusal-${said}`)}</ErrorNote>}
      {correction.isSealedAlready ? <ErrorNote tone="attention">{words('fix.sealedAlready')}</ErrorNote> : null}
      {held.overtaken.length === 0 || said === 'newer-stands' ? null : (
        <ErrorNote tone="attention">{words('fix.overtakenHere', { n: held.overtaken.length })}</ErrorNote>
      )}
      {isKept ? null : <ErrorNote tone="attention">{words('fix.notKept')}</ErrorNote>}
      {held.lost.length === 0 ? null : (
        <ErrorNote tone="attention">
          <p>{words('fix.lost')}</p>
          {held.lost.map((edit) => (
            <p key={`${edit.target} ${edit.field}`} className="fix-lines" dir="auto">
              {edit.value}
            </p>
          ))}
        </ErrorNote>
      )}
    </>
  )
}

/** Stays in sight: how much is changed, and the way to its review. */
function Bar({ correction, onReview }: { correction: Correction; onReview: () => void }) {
  const words = useOrganiserWords()
  const [asking, setAsking] = useState(false)
  const count = correction.held.changes.length
  const any = count + correction.held.lost.length > 0
  return (
    <div className="fix-bar">
      <p role="status">
        <Icon name={count === 0 ? 'info' : 'pencil'} />
        {words(count === 0 ? 'fix.none' : correction.isKept ? 'fix.countKept' : 'fix.count', { n: count })}
      </p>
      {any ? (
        <Button look="quiet" icon="bin" onPress={() => setAsking(true)}>
          {words('fix.abandon')}
        </Button>
      ) : null}
      <Button look="primary" icon="next" reason={count === 0 ? words('fix.noneYet') : null} onPress={onReview}>
        {words('fix.review')}
      </Button>
      {asking ? (
        <ConfirmSheet
          title={words('fix.abandonTitle')}
          confirm={words('fix.abandon')}
          cancel={words('org.cancel')}
          danger
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            correction.abandon()
          }}
        />
      ) : null}
    </div>
  )
}

function Done({ correction }: { correction: Correction }) {
  const words = useOrganiserWords()
  const { done } = correction
  if (done === null) return null
  return (
    <section className="org-card fix-done" aria-label={words('fix.done')}>
      <p role="status">
        <Icon name="check" />
        {words('fix.done')}
      </p>
      <p className="org-seal-name">{words('fix.doneSeal', { n: done.seq })}</p>
      <p className="org-seal-words" dir="ltr">
        {done.sealWords}
      </p>
      <p>{words('fix.doneHelp')}</p>
    </section>
  )
}
