import { useState } from 'react'
import type { CatalogueView, LinkInView, SessionInView } from '../../../shared/domain/catalogue-view.ts'
import type { LinkId } from '../../../shared/domain/ids.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { SessionRole } from '../../../shared/domain/role.ts'
import { Button } from '../../parts/Button.tsx'
import { ConfirmSheet } from '../../parts/ConfirmSheet.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { QrCode } from '../../parts/QrCode.tsx'
import { useOrganiser, useOrganiserWords } from '../../state/use-catalogue.ts'
import { AddLink } from './AddLink.tsx'
import { AddressLine } from './AddressLine.tsx'
import { fieldRefusal } from './field-refusal.ts'

/** In the order in which they are handed out. */
const roles = [
  { role: 'participant', icon: 'phone' },
  { role: 'facilitator', icon: 'flag' },
  { role: 'rapporteur', icon: 'pencil' },
  { role: 'expert', icon: 'message' },
  { role: 'board', icon: 'screen' },
] as const satisfies readonly { readonly role: SessionRole; readonly icon: IconName }[]

/** Every role of a session with its links: address, code to scan, copy, open, revoke. */
export function LinksPage({ catalogue, session }: { catalogue: CatalogueView; session: SessionInView }) {
  const words = useOrganiserWords()
  const organiser = useOrganiser()
  const [revoking, setRevoking] = useState<LinkInView | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const links = catalogue.links.filter((link) => link.session === session.id)
  const revoke = async (link: LinkId, replace: boolean) => {
    setRevoking(null)
    const answer = await organiser.send({ kind: 'revoke-link', link, replace })
    setRefusal(answer.is === 'refused' ? answer.refusal : null)
  }
  return (
    <>
      <p className="org-help">{words('org.linksHelp')}</p>
      {refusal === null ? null : <ErrorNote>{fieldRefusal(words, refusal, null)}</ErrorNote>}
      {roles.map(({ role, icon }) => {
        const own = links.filter((link) => link.role === role)
        const open = own.filter((link) => link.address !== null)
        // A link that replaces another keeps its place.
        const alive = open.toSorted((a, b) => a.label.localeCompare(b.label))
        return (
          <section key={role} className="org-section org-role" aria-label={words(`org.role-${role}`)}>
            <header>
              <Icon name={icon} />
              <div>
                <h2>{words(`org.role-${role}`)}</h2>
                <p className="org-help">{words(`org.for-${role}`)}</p>
              </div>
            </header>
            {alive.length === 0 ? <p className="org-none">{words('org.noLink')}</p> : null}
            <ul>
              {alive.map((link) => (
                <OneLink key={link.id} link={link} onRevoke={() => setRevoking(link)} />
              ))}
            </ul>
            <footer>
              <AddLink session={session.id} role={role} />
              {own.length === alive.length ? null : (
                <span className="org-help">{words('org.revoked', { n: own.length - alive.length })}</span>
              )}
            </footer>
          </section>
        )
      })}
      {revoking === null ? null : (
        <RevokeSheet
          link={revoking}
          onCancel={() => setRevoking(null)}
          onRevoke={(replace) => void revoke(revoking.id, replace)}
        />
      )}
    </>
  )
}

function OneLink({ link, onRevoke }: { link: LinkInView; onRevoke: () => void }) {
  const words = useOrganiserWords()
  const room = link.role === 'participant'
  const [shown, setShown] = useState(room)
  const role = words(`org.role-${link.role}`)
  const name = link.label === '' ? role : `${role} (${link.label})`
  const address = link.address ?? ''
  return (
    <li className={shown ? 'org-link org-link-qr' : 'org-link'}>
      {shown ? (
        <div className="org-qr">
          <QrCode text={address} title={words('org.qr', { role: name })} />
        </div>
      ) : null}
      <div className="org-link-body">
        {link.label === '' ? null : (
          <p className="org-link-label" dir="auto">
            {link.label}
          </p>
        )}
        {room ? <HowToJoin /> : null}
        <AddressLine address={address} name={name} />
        <div className="org-link-buttons">
          <a className="org-open" href={address} target="_blank" rel="noreferrer">
            {words('org.open')}
            <span className="vh">
              {' '}
              {name} {words('org.opensNew')}
            </span>
          </a>
          <Button size="small" icon="qr" onPress={() => setShown(!shown)}>
            {words(shown ? 'org.hideQr' : 'org.showQr')}
            <span className="vh"> {name}</span>
          </Button>
          <Button size="small" look="danger" icon="bin" onPress={onRevoke}>
            {words('org.revoke')}
            <span className="vh"> {name}</span>
          </Button>
        </div>
      </div>
    </li>
  )
}

function HowToJoin() {
  const words = useOrganiserWords()
  return (
    <div className="org-join">
      <h3>{words('org.join')}</h3>
      <ol>
        <li>{words('org.joinScan')}</li>
        <li>{words('org.joinCode')}</li>
        <li>{words('org.joinHand')}</li>
      </ol>
    </div>
  )
}

function RevokeSheet(props: {
  readonly link: LinkInView
  readonly onCancel: () => void
  readonly onRevoke: (replace: boolean) => void
}) {
  const words = useOrganiserWords()
  const [replace, setReplace] = useState(true)
  const role = words(`org.role-${props.link.role}`)
  return (
    <ConfirmSheet
      title={words('org.revokeTitle')}
      confirm={words('org.revoke')}
      cancel={words('org.cancel')}
      danger
      onCancel={props.onCancel}
      onConfirm={() => props.onRevoke(replace)}
    >
      <p dir="auto">
        <strong>{props.link.label === '' ? role : `${role} (${props.link.label})`}</strong>
      </p>
      <p>{words('org.revokeHelp')}</p>
      <label className="org-check">
        <input type="checkbox" checked={replace} onChange={(event) => setReplace(event.target.checked)} />
        {words('org.revokeReplace')}
      </label>
    </ConfirmSheet>
  )
}
