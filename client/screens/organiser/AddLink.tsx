import { type FormEvent, useState } from 'react'
import type { SessionId } from '../../../shared/domain/ids.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { SessionRole } from '../../../shared/domain/role.ts'
import { Button } from '../../parts/Button.tsx'
import { Field } from '../../parts/Field.tsx'
import { useOrganiser, useOrganiserWords } from '../../state/use-catalogue.ts'
import { fieldRefusal } from './field-refusal.ts'

/** One more link of a role, for a second facilitator or another screen. */
export function AddLink({ session, role }: { session: SessionId; role: SessionRole }) {
  const words = useOrganiserWords()
  const organiser = useOrganiser()
  const [open, setOpen] = useState(false)
  const [label, setLabel] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const answer = await organiser.send({ kind: 'make-link', session, role, label })
    setBusy(false)
    setRefusal(answer.is === 'refused' ? answer.refusal : null)
    if (answer.is === 'refused') return
    setLabel('')
    setOpen(false)
  }
  if (!open) {
    return (
      <Button size="small" look="quiet" icon="plus" onPress={() => setOpen(true)}>
        {words('org.addLink')}
        <span className="vh"> {words(`org.role-${role}`)}</span>
      </Button>
    )
  }
  return (
    <form className="org-add-link" onSubmit={(event) => void make(event)} noValidate>
      <Field
        label={words('org.linkFor')}
        help={words('org.linkForHelp')}
        error={refusal === null ? null : fieldRefusal(words, refusal, 'label')}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            dir="auto"
            // biome-ignore lint/a11y/noAutofocus: the field was just asked for by a press
            autoFocus
            autoComplete="off"
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        )}
      </Field>
      <div className="org-link-buttons">
        <Button type="submit" size="small" look="primary" busy={busy} onPress={() => undefined}>
          {words('org.create')}
        </Button>
        <Button size="small" onPress={() => setOpen(false)}>
          {words('org.cancel')}
        </Button>
      </div>
    </form>
  )
}
