import type { RefusalCode } from '../../../shared/domain/refusal.ts'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { LanguageLink } from './PhoneFoot.tsx'
import { usePhone } from './phone-context.ts'
import { refusalWords } from './refusal-words.ts'

/** No room behind this link, or not for this phone: what happened, then what to do. */
export function DeniedView({ code }: { code: RefusalCode | null }) {
  const { words } = usePhone()
  const removed = code === 'link-revoked' || code === 'expelled'
  const text =
    code === null || code === 'not-allowed' ? words('acc.denied') : refusalWords({ code, count: null }, words)
  return (
    <Notice icon={removed ? 'lock' : 'alert'} title={words(removed ? 'phone.removed' : 'phone.denied')} text={text}>
      <a className="ph-button ph-button-main" href="/">
        {words('phone.denied-code')}
        <Icon name="next" />
      </a>
      <LanguageLink />
    </Notice>
  )
}

/** After *Effacer de ce téléphone*: nothing of the session is left on the page. */
export function ErasedView({ whole }: { whole: boolean }) {
  const { words } = usePhone()
  return (
    <Notice
      icon={whole ? 'check' : 'wifi-off'}
      title={words('phone.erased')}
      text={words(whole ? 'phone.erased-next' : 'phone.erased-part')}
    >
      <a className="ph-link" href="/">
        {words('phone.denied-code')}
      </a>
    </Notice>
  )
}

function Notice(props: { icon: IconName; title: string; text: string; children?: React.ReactNode }) {
  return (
    <main className="ph-join">
      <div className="ph-band" aria-hidden="true" />
      <article className="ph-card ph-empty">
        <Icon name={props.icon} />
        <h1>{props.title}</h1>
        <p role="status">{props.text}</p>
        {props.children}
      </article>
    </main>
  )
}
