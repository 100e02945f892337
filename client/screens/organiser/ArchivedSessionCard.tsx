import type { ForumRow } from '../../../shared/domain/catalogue.ts'
import type { ArchivedSession, ArchivedSnapshot, SessionInView } from '../../../shared/domain/catalogue-view.ts'
import type { Words } from '../../../shared/words/words.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useArchive, useOrganiserWords } from '../../state/use-catalogue.ts'
import { placeToHash } from './place.ts'
import { dayInWords, momentInWords } from './print-words.ts'

/** One sealed session: its seal as the room saw it, whether all of it still fits, and its files. */
export function ArchivedSessionCard(props: {
  readonly session: SessionInView
  readonly forum: ForumRow | null
  /** False where the page's own title says it already. */
  readonly heading: boolean
  /** False on the page where it is just being corrected. */
  readonly correctable?: boolean
}) {
  const { session, forum, heading, correctable = true } = props
  const words = useOrganiserWords()
  const kept = useArchive()?.sessions.find((each) => each.session === session.id) ?? null
  const seal = session.standing.is === 'sealed' ? session.standing.sealWords : ''
  return (
    <section className="org-card org-archived" aria-label={session.code}>
      {heading ? (
        <header>
          <div>
            <h2 dir="auto">{session.title}</h2>
            <p dir="auto">
              {session.code} · {forum?.place} · {dayInWords(forum?.date ?? '', words.language)}
            </p>
          </div>
        </header>
      ) : null}
      <div className="org-seal">
        <div>
          <p className="org-seal-name">{words('org.seal')}</p>
          <p className="org-seal-words" dir="ltr">
            {seal}
          </p>
        </div>
        <Verdict kept={kept} />
      </div>
      <ul>
        {kept?.snapshots.map((snapshot) => (
          <SnapshotFiles key={snapshot.seq} session={session} snapshot={snapshot} />
        ))}
      </ul>
      {kept?.verdict === 'sound' && correctable ? (
        <footer>
          <a href={placeToHash({ at: 'correct', session: session.id })}>
            <Icon name="pencil" />
            {words('fix.link')}
            <span className="vh"> {session.code}</span>
          </a>
        </footer>
      ) : null}
    </section>
  )
}

function Verdict({ kept }: { kept: ArchivedSession | null }) {
  const words = useOrganiserWords()
  if (kept === null) {
    return (
      <p className="org-verdict" role="status">
        <Icon name="clock" />
        {words('org.archiveLoading')}
      </p>
    )
  }
  const icon = kept.verdict === 'sound' ? 'check' : 'alert'
  return (
    <p className={`org-verdict org-verdict-${kept.verdict}`} role="status">
      <Icon name={icon} />
      {words(`org.${kept.verdict}`)}
    </p>
  )
}

function SnapshotNote({ icon, word }: { icon: 'clock' | 'shield'; word: string }) {
  return (
    <p className="org-snapshot-note">
      <Icon name={icon} />
      {word}
    </p>
  )
}

function SnapshotFiles({ session, snapshot }: { session: SessionInView; snapshot: ArchivedSnapshot }) {
  const words = useOrganiserWords()
  const path = `/organiser/archive/${session.id}/${snapshot.seq}`
  const reason = words(`org.reason-${snapshot.reason}`)
  const number = <span className="vh"> {words('org.snapshot', { n: snapshot.seq, reason })}</span>
  return (
    <li className="org-snapshot">
      <p>
        <strong>{words('org.snapshot', { n: snapshot.seq, reason })}</strong>{' '}
        <span>{momentInWords(snapshot.takenAt, words.language)}</span>
        {snapshot.reason === 'close' ? null : (
          <span dir="ltr"> · {words('org.snapshotSeal', { seal: snapshot.sealWords })}</span>
        )}
      </p>
      {snapshot.clockWentBack ? <SnapshotNote icon="clock" word={words('org.clockBack')} /> : null}
      {snapshot.reports.some((report) => report.madeAnew) ? (
        <SnapshotNote icon="shield" word={words('org.madeAnew')} />
      ) : null}
      <div className="org-files">
        {snapshot.reports.map((report) => {
          const href = `${path}/${encodeURIComponent(report.name)}`
          if (report.state === 'taken-away') {
            return <SnapshotNote key={report.name} icon="shield" word={words('org.takenAway', { name: report.name })} />
          }
          if (report.state !== 'found') {
            return (
              <p key={report.name} className="org-verdict org-verdict-broken">
                <Icon name="alert" />
                {words(report.state === 'changed' ? 'org.reportChanged' : 'org.reportMissing', { name: report.name })}
              </p>
            )
          }
          if (!report.name.endsWith('.html')) {
            return (
              <a key={report.name} className="org-open" href={href} download>
                <Icon name="download" />
                {paperName(words, report.name)}
                {number}
              </a>
            )
          }
          return (
            <span key={report.name} className="org-files">
              <a className="org-open org-open-first" href={href} target="_blank" rel="noreferrer">
                <Icon name="paper" />
                {words('org.readMinutes')}
                <span className="vh"> {words('org.opensNew')}</span>
                {number}
              </a>
              <a className="org-open" href={`${href}?save`} download>
                <Icon name="download" />
                {words('org.saveHtml')}
                {number}
              </a>
            </span>
          )
        })}
        {snapshot.isSound ? (
          <>
            <a className="org-open" href={`${path}/snapshot.json`} download>
              <Icon name="shield" />
              {words('org.saveSnapshot')}
              {number}
            </a>
            <a className="org-open" href={`${path}/LISEZMOI.txt`} target="_blank" rel="noreferrer">
              <Icon name="help" />
              {words('org.howToCheck')}
              <span className="vh"> {words('org.opensNew')}</span>
              {number}
            </a>
          </>
        ) : (
          <p className="org-verdict org-verdict-broken">
            <Icon name="alert" />
            {words('org.dataChanged')}
          </p>
        )}
      </div>
    </li>
  )
}

/** As a person asks for it: what it is, not its ending alone. */
function paperName(words: Words, file: string): string {
  if (file.endsWith('.pdf')) return words('org.savePdf')
  if (file.endsWith('.md')) return words('org.saveMarkdown')
  if (file.endsWith('.csv')) return words('org.saveCsv', { name: file.split('_')[0] ?? '' })
  return words('org.saveDocx')
}
