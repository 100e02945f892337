import type { ViewPatch } from '../../shared/domain/role-view.ts'

/**
 * The view with a patch's rows in it. Tables and rows that the patch does not name stay the very same objects, so that
 * only what changed is drawn again.
 */
export function applyPatch<View extends object>(view: View, rows: ViewPatch): View {
  const patched: Record<string, unknown> = { ...(view as Readonly<Record<string, unknown>>) }
  for (const [table, changes] of Object.entries(rows)) {
    const before = Object.hasOwn(patched, table) ? (patched[table] as Readonly<Record<string, unknown>>) : {}
    const after: Record<string, unknown> = { ...before }
    for (const [key, row] of Object.entries(changes)) {
      if (row === null) delete after[key]
      else after[key] = row
    }
    patched[table] = after
  }
  return patched as View
}
