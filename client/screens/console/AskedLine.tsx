import type { Channel } from '../../../shared/domain/card.ts'
import type { WordId } from '../../../shared/words/words.ts'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { useWords } from '../../state/session-context.tsx'
import type { AskedRow } from './asked-rows.ts'
import { RewordedMark } from './RewordedMark.tsx'

const channels: Readonly<Record<Channel, { readonly icon: IconName; readonly word: WordId }>> = {
  phone: { icon: 'phone', word: 'con.channel.phone' },
  microphone: { icon: 'mic', word: 'con.channel.microphone' },
  paper: { icon: 'paper', word: 'con.channel.paper' },
  message: { icon: 'message', word: 'con.channel.message' },
}

/** How it came and how its asker wishes to be named: what the team may know, no more. */
export function AskedLine({ row }: { readonly row: AskedRow }) {
  const words = useWords()
  const channel = channels[row.channel]
  return (
    <>
      {row.form === 'contribution' ? (
        <span className="con-tag">
          <Icon name="message" />
          {words('con.contribution')}
        </span>
      ) : null}
      <span className="con-line-part">
        <Icon name={channel.icon} />
        {words(channel.word)}
      </span>
      <span className="con-line-part" dir="auto">
        {row.asker ?? words('con.noname')}
      </span>
      {row.expelled ? <span className="con-tag">{words('con.expelled')}</span> : null}
      <RewordedMark row={row} />
    </>
  )
}
