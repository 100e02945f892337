import { Icon } from '../../parts/Icon.tsx'
import { useWords } from '../../state/session-context.tsx'

/** What remains: the seal, and the papers that anyone may take away. `base`: the page's own path on the server. */
export function ClosedSession(props: { readonly base: string; readonly seal: string | null; readonly title: string }) {
  const { base, seal, title } = props
  const words = useWords()
  return (
    <main className="con-closed" aria-labelledby="con-closed">
      <Icon name="lock" />
      <h2 id="con-closed">{words('con.closedtitle')}</h2>
      <p dir="auto">{title}</p>
      {seal === null ? (
        <p role="status">{words('con.sealing')}</p>
      ) : (
        <>
          <p className="con-seal">
            <span className="con-help">{words('con.seal')}</span>
            <b dir="ltr">{seal}</b>
          </p>
          <div className="con-papers">
            <a
              href={`${base}/minutes.html`}
              className="con-paper con-paper-first"
              data-visit="con-minutes"
              target="_blank"
              rel="noreferrer"
            >
              <Icon name="paper" />
              {words('con.minutes')}
            </a>
            <a href={`${base}/minutes.docx`} className="con-paper" download>
              <Icon name="download" />
              {words('con.minutesdocx')}
            </a>
            <a href={`${base}/minutes.pdf`} className="con-paper" download>
              <Icon name="download" />
              {words('con.minutespdf')}
            </a>
            <a href={`${base}/snapshot.json`} className="con-paper" download>
              <Icon name="download" />
              {words('con.snapshot')}
            </a>
          </div>
        </>
      )}
      <p className="con-help">{words('con.closedmore')}</p>
    </main>
  )
}
