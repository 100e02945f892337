import type { ReactNode } from 'react'
import type { Words } from '../../../shared/words/words.ts'
import { Field, type FieldControl } from '../../parts/Field.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'
import { AgendaEditor } from './AgendaEditor.tsx'
import { fieldRefusal } from './field-refusal.ts'
import type { AgendaDraft, SheetField, SheetSection, ThemesDraft } from './sheet-field.ts'
import type { SheetForm } from './sheet-form.ts'
import { ThemesEditor } from './ThemesEditor.tsx'

/** The fields of a sheet in one column, section by section. */
export function SheetFields({ sections, form }: { sections: readonly SheetSection[]; form: SheetForm }) {
  const words = useOrganiserWords()
  return sections.map((section) => (
    <section key={section.title} className="org-section" aria-label={words(section.title)}>
      <h2>{words(section.title)}</h2>
      {section.help === undefined ? null : <p className="org-help">{words(section.help)}</p>}
      {section.fields.map((field) => (
        <OneField key={field.name} field={field} form={form} />
      ))}
    </section>
  ))
}

function OneField({ field, form }: { field: SheetField; form: SheetForm }) {
  const words = useOrganiserWords()
  const refused = form.error(field)
  const error = refused === null ? null : fieldRefusal(words, refused, field.name)
  const draft = form.draft(field)
  if (field.kind === 'agenda' || field.kind === 'themes') {
    return (
      <Group field={field} error={error} words={words} onLeave={() => form.leave(field)}>
        {field.kind === 'agenda' ? (
          <AgendaEditor
            rows={draft as readonly AgendaDraft[]}
            onChange={(rows) => form.change(field, rows)}
            attach={(element) => form.attach(field.name, element)}
          />
        ) : (
          <ThemesEditor
            themes={draft as ThemesDraft}
            onChange={(themes) => form.change(field, themes)}
            attach={(element) => form.attach(field.name, element)}
          />
        )}
      </Group>
    )
  }
  const label = field.required === true ? `${words(field.label)} *` : words(field.label)
  return (
    <div className={field.width === 'short' ? 'org-short' : undefined}>
      <Field label={label} help={field.help === undefined ? undefined : words(field.help)} error={error}>
        {(control) => <Control field={field} form={form} control={control} text={draft as string} />}
      </Field>
    </div>
  )
}

function Group(props: {
  readonly field: SheetField
  readonly error: string | null
  readonly words: Words
  /** The focus went elsewhere: between two of its controls nothing is left yet. */
  readonly onLeave: () => void
  readonly children: ReactNode
}) {
  const { field, error, words, onLeave, children } = props
  return (
    <fieldset
      className="field"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave()
      }}
    >
      <legend className="field-label">{words(field.label)}</legend>
      {field.help === undefined ? null : <p className="field-help">{words(field.help)}</p>}
      {children}
      {error === null ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}

function Control(props: {
  readonly field: SheetField
  readonly form: SheetForm
  readonly control: FieldControl
  readonly text: string
}) {
  const { field, form, control, text } = props
  const words = useOrganiserWords()
  const shared = {
    ...control,
    ref: (element: HTMLElement | null) => form.attach(field.name, element),
    value: text,
    onBlur: () => form.leave(field),
    'aria-required': field.required,
  }
  if (field.kind === 'area' || field.kind === 'names') {
    // Browsers without `field-sizing` show as many lines as the words need, roughly.
    const needed = field.kind === 'area' ? Math.ceil(text.length / 60) : text.split('\n').length
    const rows = Math.min(6, Math.max(2, needed))
    return <textarea {...shared} dir="auto" rows={rows} onChange={(event) => form.change(field, event.target.value)} />
  }
  if (field.kind === 'language') {
    return (
      <select {...shared} onChange={(event) => form.change(field, event.target.value)}>
        <option value="fr">{words('org.french')}</option>
        <option value="en">{words('org.english')}</option>
      </select>
    )
  }
  const type = field.kind === 'date' ? 'date' : 'text'
  return (
    <input
      {...shared}
      type={type}
      dir="auto"
      inputMode={field.kind === 'number' ? 'numeric' : undefined}
      autoComplete="off"
      onChange={(event) => form.change(field, event.target.value)}
    />
  )
}
