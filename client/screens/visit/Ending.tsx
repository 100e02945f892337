import type { AlteredView } from '../../../shared/domain/visit-view.ts'
import type { Words } from '../../../shared/words/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Visit, VisitState } from './visit-engine.ts'

/** What remains: papers to take away, the seal, and what becomes of it when one letter is changed. */
export function Ending(props: {
  readonly words: Words
  readonly visit: Visit
  readonly state: VisitState
  /** Path of the facilitator's seat, where the papers lie. */
  readonly base: string
}) {
  const { words, visit, state, base } = props
  const { altered, seal } = state
  const known = altered !== null && typeof altered === 'object' ? altered : null
  return (
    <>
      <div className="visit-say">
        <p className="visit-say-step">{words('visit.nth', { n: 7, step: words('visit.step.minutes') })}</p>
        {known === null ? (
          <p className="visit-say-why">{words('visit.why.end')}</p>
        ) : (
          <Altered words={words} altered={known} />
        )}
        <p className="visit-papers">
          <Paper href={`${base}/minutes.html`} name="visit.paper.html" words={words} />
          <Paper href={`${base}/minutes.docx`} name="visit.paper.docx" words={words} />
          <Paper href={`${base}/minutes.pdf`} name="visit.paper.pdf" words={words} />
          <Paper href={`${base}/snapshot.json`} name="visit.paper.snapshot" words={words} />
          <span className="visit-again">{words('visit.again')}</span>
        </p>
      </div>
      <div className="visit-hands visit-hands-end">
        <p className="visit-seal" data-seal={seal ?? ''}>
          <Icon name="lock" />
          <span>{words('visit.seal')}</span>
          <b dir="ltr">{seal === null ? '' : seal.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ')}</b>
        </p>
        <Button look="danger" icon="pencil" visit="visit-alter" busy={altered === 'asking'} onPress={visit.alter}>
          {words('visit.alter')}
        </Button>
        {altered === 'failed' ? (
          <p className="visit-power-words" role="alert">
            {words('visit.alterFailed')}
          </p>
        ) : null}
      </div>
    </>
  )
}

function Altered({ words, altered }: { readonly words: Words; readonly altered: AlteredView }) {
  const broken = altered.broken.join(' · ')
  return (
    <div className="visit-altered" role="status">
      <p className={altered.realIsSound ? 'visit-verdict visit-verdict-sound' : 'visit-verdict visit-verdict-broken'}>
        <Icon name={altered.realIsSound ? 'check' : 'alert'} />
        <q dir="auto">
          <Letter words={altered.before} at={altered.at} />
        </q>
        <b>{words(altered.realIsSound ? 'visit.sound' : 'visit.unsound')}</b>
      </p>
      <p className="visit-verdict visit-verdict-broken" data-broken={broken}>
        <Icon name={broken === '' ? 'info' : 'cross'} />
        <q dir="auto">
          <Letter words={altered.after} at={altered.at} />
        </q>
        <b>{broken === '' ? words('visit.unnoticed') : words('visit.broken', { item: broken })}</b>
      </p>
    </div>
  )
}

function Letter({ words, at }: { readonly words: string; readonly at: number }) {
  return (
    <>
      {words.slice(0, at)}
      <mark>{words.charAt(at)}</mark>
      {words.slice(at + 1)}
    </>
  )
}

function Paper(props: {
  readonly href: string
  readonly name: 'visit.paper.html' | 'visit.paper.docx' | 'visit.paper.pdf' | 'visit.paper.snapshot'
  readonly words: Words
}) {
  return (
    <a className="visit-paper" href={props.href} download data-paper={props.name}>
      <Icon name="download" />
      {props.words(props.name)}
    </a>
  )
}
