import type { MouseEvent } from 'react'
import type { PhoneTab } from '../../../shared/domain/phone-page.ts'
import { Icon } from '../../parts/Icon.tsx'
import { phoneAddress } from './phone-address.ts'
import { usePhone } from './phone-context.ts'

const tabs = [
  { tab: 'live', icon: 'screen', word: 'phone.tab-live' },
  { tab: 'questions', icon: 'help', word: 'phone.tab-questions' },
  { tab: 'recommendations', icon: 'paper', word: 'phone.tab-recommendations' },
] as const

/** Links, so that they lead somewhere before the script is there. */
export function PhoneTabs() {
  const { tab, words } = usePhone()
  return (
    <nav className="ph-tabs" aria-label={words('phone.tabs')}>
      {tabs.map((one) => (
        <TabLink key={one.tab} to={one.tab} className="ph-tab" current={one.tab === tab}>
          <Icon name={one.icon} />
          <span>{words(one.word)}</span>
        </TabLink>
      ))}
    </nav>
  )
}

export function TabLink(props: {
  to: PhoneTab
  show?: 'recent' | 'supported' | 'answered' | 'mine'
  className: string
  current: boolean
  children: React.ReactNode
}) {
  const { acts, page, show: shown } = usePhone()
  const show = props.show ?? shown
  const go = (event: MouseEvent) => {
    if (acts === null || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    acts.go(props.to, show)
  }
  return (
    <a
      className={props.className}
      href={phoneAddress(page, props.to, show)}
      aria-current={props.current ? 'page' : undefined}
      onClick={go}
    >
      {props.children}
    </a>
  )
}
