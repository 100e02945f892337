import { expect, it } from 'vitest'
import { draftOf, isSameDraft, readDraft, type SheetField } from '../../../client/screens/organiser/sheet-field.ts'
import {
  emptyForum,
  emptySeries,
  emptySession,
  forumSections,
  seriesSections,
  sessionSections,
} from '../../../client/screens/organiser/sheet-fields.ts'
import { parseCatalogueCommand } from '../../../shared/protocol/catalogue-command.ts'
import { createSeededRandom } from '../../world/random.ts'

const field = (kind: SheetField['kind'], required = false): SheetField => ({
  name: 'x',
  label: 'org.title',
  kind,
  required,
})

it.each([
  ['number', '1 250', 1250],
  ['number', '1\u202F250', 1250],
  ['number', '', null],
  ['names', 'Un\nDeux', ['Un', 'Deux']],
  ['line', 'Kayes', 'Kayes'],
] as const)('a %s typed as %j is sent as %j', (kind, typed, value) => {
  expect(readDraft(field(kind), typed)).toEqual({ is: 'value', value })
})

it.each([
  ['number', 'soixante', 'bad-number'],
  ['number', '-3', 'bad-number'],
  ['number', '1.5', 'bad-number'],
  ['line', '  ', 'empty'],
  ['date', '', 'empty'],
] as const)('a required %s typed as %j is refused on the page', (kind, typed, code) => {
  expect(readDraft(field(kind, true), typed)).toMatchObject({ is: 'refused', refusal: { code } })
})

it('an agenda is compared by what it says, whatever its rows are called', () => {
  const agenda = field('agenda')
  const kept = draftOf(agenda, [{ title: 'Exposé', minutes: 20 }])
  expect(isSameDraft(kept, [{ key: 'other', title: 'Exposé', minutes: '20' }])).toBe(true)
  expect(isSameDraft(kept, [{ key: 'other', title: 'Exposé', minutes: '' }])).toBe(false)
  expect(readDraft(agenda, kept)).toEqual({ is: 'value', value: [{ title: 'Exposé', minutes: 20 }] })
})

it('each sheet as it is shown makes a command that the server knows, field by field', () => {
  const { id } = createSeededRandom(4)
  const values = (sections: typeof forumSections, row: object) =>
    Object.fromEntries(
      sections
        .flatMap((section) => section.fields)
        .map((each) => {
          const draft = draftOf(each, (row as Record<string, unknown>)[each.name])
          const read = readDraft({ ...each, required: false }, draft)
          return [each.name, read.is === 'value' ? read.value : null]
        }),
    )
  const commands = [
    { kind: 'make-series', series: id(), fields: values(seriesSections, emptySeries), notice: null },
    { kind: 'make-forum', forum: id(), series: id(), fields: values(forumSections, emptyForum) },
    { kind: 'make-session', session: id(), forum: id(), fields: values(sessionSections, emptySession) },
  ]
  for (const command of commands) expect(parseCatalogueCommand({ id: id(), command }).is).toBe('command')
})
