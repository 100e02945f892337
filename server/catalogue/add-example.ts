import { type AddedForum, addForum } from './add-forum.ts'
import type { Catalogue } from './catalogue.ts'

/** Puts a forum of `examples/forums` into the catalogue, once: its sessions are living, for people to play. */
export function addExample(
  deps: { readonly catalogue: Catalogue; readonly newId: () => string },
  forumJson: unknown,
): Promise<AddedForum> {
  return addForum(deps, forumJson, 'example')
}
