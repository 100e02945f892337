import { CORRECTION_FIELDS, type CorrectionField } from '../../shared/domain/correction-field.ts'
import { parseId, type SessionId } from '../../shared/domain/ids.ts'
import { type CorrectionDraft, type DraftEdit, emptyDraft } from './correction-draft.ts'

/** A correction that is being written, on this computer alone: it outlives a reload, and goes when it is sealed. */
export interface DraftStore {
  read(): CorrectionDraft
  /** False when the browser keeps nothing for this page, or no more. An empty draft leaves nothing behind. */
  write(draft: CorrectionDraft): boolean
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** `storage`: null where the browser gives none. */
export function createDraftStore(storage: Kept | null, session: SessionId): DraftStore {
  const key = `palabre.correction.${session}`
  return {
    read: () => parseDraft(storage?.getItem(key) ?? null),
    write(draft) {
      try {
        const { edits, hidden } = draft
        if (edits.length === 0 && hidden.length === 0) storage?.removeItem(key)
        else storage?.setItem(key, JSON.stringify(draft))
        return storage !== null
      } catch (_full) {
        return false
      }
    },
  }
}

/** What another version or another hand left there is no draft: the page begins with an empty one. */
function parseDraft(text: string | null): CorrectionDraft {
  try {
    const read = JSON.parse(text ?? 'null') as Partial<Record<keyof CorrectionDraft, unknown>> | null
    if (typeof read !== 'object' || read === null) return emptyDraft
    const { edits, whys, hidden, act } = read
    return {
      edits: Array.isArray(edits) ? edits.filter(isEdit) : [],
      whys: isWhys(whys) ? whys : {},
      hidden: Array.isArray(hidden) ? hidden.filter((target) => typeof target === 'string') : [],
      act: parseId(act),
    }
  } catch (_notJson) {
    return emptyDraft
  }
}

function isEdit(value: unknown): value is DraftEdit {
  if (typeof value !== 'object' || value === null) return false
  const { target, field, before, value: typed, protects } = value as Record<keyof DraftEdit, unknown>
  const texts = [target, before, typed].every((text) => typeof text === 'string')
  return texts && CORRECTION_FIELDS.includes(field as CorrectionField) && typeof protects === 'boolean'
}

function isWhys(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && Object.values(value).every((why) => typeof why === 'string')
}
