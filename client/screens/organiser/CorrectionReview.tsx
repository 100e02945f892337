import type { ReactNode } from 'react'
import type { SnapshotContent } from '../../../shared/domain/snapshot.ts'
import type { CorrectionChange } from '../../../shared/protocol/correction.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import type { Correction } from '../../state/use-correction.ts'
import { valueInWords } from './CorrectionWords.tsx'
import { type CorrectionEntry, correctionGroups } from './correction-entries.ts'
import { type Piece, wordDifference } from './word-difference.ts'

/** What will be sealed, before and after side by side, and what a seal can and cannot do. */
export function CorrectionReview(props: {
  readonly correction: Correction
  readonly items: SnapshotContent
  readonly onBack: () => void
}) {
  const { correction, items, onBack } = props
  const words = useOrganiserWords()
  const { changes } = correction.held
  const entries = correctionGroups(items).flatMap((group) => group.entries)
  const protects = changes.some((change) => change.is === 'hide' || change.protects)
  return (
    <section className="org-form" aria-label={words('fix.review')}>
      <h2 className="fix-review-title">{words('fix.reviewTitle', { n: changes.length })}</h2>
      {changes.map((change) => {
        const entry = entries.find(({ target }) => target === change.target)
        if (entry === undefined) return null
        const key = `${change.target} ${change.is === 'hide' ? '' : change.field}`
        return <OneChange key={key} entry={entry} change={change} />
      })}
      <div className="fix-after">
        <p>
          <Icon name="shield" />
          {words('fix.newSeal')}
        </p>
        <p>
          <Icon name="paper" />
          {words(protects ? 'fix.oldAnew' : 'fix.oldStay')}
        </p>
        {protects ? (
          <>
            <p>
              <Icon name="alert" />
              {words('fix.copiesOutside')}
            </p>
            <p>
              <Icon name="alert" />
              {words('fix.quotedElsewhere')}
            </p>
          </>
        ) : null}
      </div>
      <div className="org-make">
        <Button
          look="primary"
          size="large"
          icon="lock"
          busy={correction.isSending}
          onPress={() => void correction.seal()}
        >
          {words(correction.isSending ? 'fix.sealing' : 'fix.seal')}
        </Button>
        <Button icon="back" onPress={onBack}>
          {words('fix.back')}
        </Button>
      </div>
    </section>
  )
}

function OneChange({ entry, change }: { entry: CorrectionEntry; change: CorrectionChange }) {
  const words = useOrganiserWords()
  const label = words(entry.label.word, { n: entry.label.n })
  if (change.is === 'hide') {
    const before = entry.values
      .map(({ value }) => value)
      .filter((value) => value !== '')
      .join('\n')
    return (
      <article className="fix-change" aria-label={label}>
        <h3>{label}</h3>
        <div className="fix-sides">
          <Side title={words('pv.before')}>
            <del>{before}</del>
          </Side>
          <Side title={words('pv.after')}>{words('fix.countedOnly')}</Side>
        </div>
      </article>
    )
  }
  const current = entry.values.find(({ field }) => field === change.field)
  const before = current === undefined ? '' : valueInWords(words, current)
  const pieces = wordDifference(before, valueInWords(words, change))
  return (
    <article className="fix-change" aria-label={label}>
      <h3>{words('pv.correction-of', { what: label, field: words(`pv.field.${change.field}`) })}</h3>
      <div className="fix-sides">
        <Side title={words('pv.before')}>
          <Pieces pieces={pieces} without="new" />
        </Side>
        <Side title={words('pv.after')}>
          <Pieces pieces={pieces} without="gone" />
        </Side>
      </div>
      <p className="fix-why">
        <strong>{words('pv.why')}</strong>{' '}
        <span dir="auto">{change.why.trim() === '' ? words('fix.whyMissing') : change.why}</span>
      </p>
      {change.protects ? (
        <p className="fix-why">
          <Icon name="shield" />
          {words('fix.beforeErased')}
        </p>
      ) : null}
    </article>
  )
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h4>{title}</h4>
      <p className="fix-lines" dir="auto">
        {children}
      </p>
    </div>
  )
}

/** What goes is struck through, what comes is underlined and bold: never by colour alone. */
function Pieces({ pieces, without }: { pieces: readonly Piece[]; without: 'gone' | 'new' }) {
  const words = useOrganiserWords()
  const shown = pieces.filter((piece) => piece.is !== without)
  if (shown.length === 0) return <em>{words('fix.nothing')}</em>
  return shown.map((piece, at) => {
    const key = `${at} ${piece.is}`
    // The space behind a word is neither struck through nor underlined.
    const [said, space] = [piece.text.trimEnd(), piece.text.slice(piece.text.trimEnd().length)]
    return (
      <span key={key}>
        {piece.is === 'gone' ? <del>{said}</del> : piece.is === 'new' ? <ins>{said}</ins> : said}
        {space}
      </span>
    )
  })
}
