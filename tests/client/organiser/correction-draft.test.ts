import { describe, expect, it } from 'vitest'
import {
  emptyDraft,
  holdAgainst,
  withHidden,
  withoutItem,
  withProtects,
  withValue,
  withWhy,
} from '../../../client/state/correction-draft.ts'
import { createDraftStore } from '../../../client/state/draft-store.ts'
import type { SessionId } from '../../../shared/domain/ids.ts'
import { change, corrected, hide, openBamako } from '../../server/correction/correction-ground.ts'

const items = openBamako()
const chair = (value: string) => ({ target: 'BKO-S1', field: 'chair', before: before(), value }) as const
function before(): string {
  const sheet = items[0]
  return sheet?.kind === 'session' ? sheet.chair : ''
}
const SESSION = 'cccccccccccccccccccccccccc' as SessionId

function aStorage(full = false) {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem(key: string, value: string) {
      if (full) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
  }
}

describe('a correction that is being written', () => {
  it('holds what differs, with its reason, in the order of the minutes', () => {
    let draft = withValue(emptyDraft, { target: 'BKO-S1-R01', field: 'level', before: 'national', value: 'local' })
    draft = withHidden(draft, 'BKO-S1-Q21', true)
    draft = withWhy(withValue(draft, chair('Awa')), 'BKO-S1', 'Nom mal écrit')
    expect(holdAgainst(draft, items).changes).toEqual(
      [
        change('BKO-S1', 'chair', 'Awa', { why: 'Nom mal écrit' }),
        change('BKO-S1-R01', 'level', 'local', { why: '' }),
        hide('BKO-S1-Q21'),
      ].sort((a, b) => items.findIndex(({ id }) => id === a.target) - items.findIndex(({ id }) => id === b.target)),
    )
  })

  it('is nothing when it was typed back, or left as it was', () => {
    const typed = withValue(withValue(emptyDraft, chair('Awa')), chair(before()))
    expect(typed.edits).toEqual([])
    const left = withoutItem(withWhy(withValue(emptyDraft, chair('Awa')), 'BKO-S1', 'x'), 'BKO-S1')
    expect(left).toEqual(emptyDraft)
  })

  it('changes nothing in what it hides, nor in what is joined to that', () => {
    const edit = { target: 'BKO-S1-Q22', field: 'wording', before: 'Le budget, qui le lit ?', value: 'X' } as const
    const { changes, lost } = holdAgainst(withHidden(withValue(emptyDraft, edit), 'BKO-S1-Q21', true), items)
    expect([changes, lost]).toEqual([[hide('BKO-S1-Q21')], []])
  })

  it('tells when somebody else was faster: the same words, other words, or a place that is gone', () => {
    const edit = { target: 'BKO-S1-Q21', field: 'wording', before: 'Qui contrôle le budget ?', value: 'Qui ?' } as const
    const draft = withProtects(withValue(emptyDraft, edit), 'BKO-S1-Q21', 'wording', true)
    const heldAfter = (...changes: Parameters<typeof corrected>[1]) =>
      holdAgainst(draft, corrected(items, changes).content)
    const same = heldAfter(change('BKO-S1-Q21', 'wording', 'Qui ?'))
    expect([same.changes, same.overtaken, same.lost]).toEqual([[], [], []])
    const other = heldAfter(change('BKO-S1-Q21', 'wording', 'Combien ?'))
    expect(other.overtaken).toEqual(draft.edits)
    expect(other.changes).toEqual([change('BKO-S1-Q21', 'wording', 'Qui ?', { why: '', protects: true })])
    const gone = heldAfter(hide('BKO-S1-Q21'))
    expect([gone.changes, gone.lost]).toEqual([[], draft.edits])
  })

  it('outlives a reload on this computer, and leaves nothing once it is empty', () => {
    const storage = aStorage()
    const store = createDraftStore(storage, SESSION)
    const draft = withWhy(withValue(emptyDraft, chair('Awa')), 'BKO-S1', 'Nom')
    expect(store.write(draft)).toBe(true)
    expect(createDraftStore(storage, SESSION).read()).toEqual(draft)
    expect(createDraftStore(storage, 'd'.repeat(26) as SessionId).read()).toEqual(emptyDraft)
    store.write(emptyDraft)
    expect(storage.kept.size).toBe(0)
  })

  it('says when the browser keeps nothing, and reads nothing from what is no draft', () => {
    const draft = withValue(emptyDraft, chair('Awa'))
    expect(createDraftStore(null, SESSION).write(draft)).toBe(false)
    expect(createDraftStore(aStorage(true), SESSION).write(draft)).toBe(false)
    const storage = aStorage()
    for (const text of ['{', '7', '[]', '{"edits":[{"field":"x"}],"hidden":[7],"whys":[1],"act":"x"}']) {
      storage.kept.set(`palabre.correction.${SESSION}`, text)
      expect(createDraftStore(storage, SESSION).read()).toEqual(emptyDraft)
    }
  })
})
