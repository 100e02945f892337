import { useRef, useState } from 'react'
import { Button } from '../../parts/Button.tsx'
import { useOrganiser, useOrganiserWords } from '../../state/use-catalogue.ts'

/** Long enough to be read, short enough to be gone before the next copy. */
const saidForMs = 4_000

/** An address to be copied, or read aloud from the screen. */
export function AddressLine({ address, name }: { address: string; name: string }) {
  const words = useOrganiserWords()
  const organiser = useOrganiser()
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<'org.copied' | 'org.copyFailed' | null>(null)
  const copy = () => {
    setSaid(field.current !== null && copyFrom(field.current) ? 'org.copied' : 'org.copyFailed')
    organiser.after(saidForMs, () => setSaid(null))
  }
  return (
    <div className="org-address">
      <input
        ref={field}
        type="text"
        readOnly
        dir="ltr"
        value={address}
        aria-label={words('org.address', { role: name })}
        onFocus={(event) => event.target.select()}
      />
      <Button size="small" icon={said === 'org.copied' ? 'check' : 'copy'} onPress={copy}>
        {said === 'org.copied' ? words('org.copied') : words('org.copy')}
        <span className="vh"> {name}</span>
      </Button>
      <span className={said === 'org.copyFailed' ? 'org-copy-said' : 'vh'} role="status">
        {said === null ? '' : words(said)}
      </span>
    </div>
  )
}

/** On plain http in a hall there is no `navigator.clipboard`; the old command works everywhere, on a selection. */
function copyFrom(field: HTMLInputElement): boolean {
  field.select()
  return document.execCommand('copy')
}
