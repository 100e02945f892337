/** Where in the organiser's page one is; it stands behind the # of the address, so that « back » and bookmarks work. */
export type Place =
  | { readonly at: 'forums' }
  | { readonly at: 'archive' }
  | { readonly at: 'new-series' }
  | { readonly at: 'series'; readonly id: string }
  /** What the forums of a series said alike; `id`: one recommendation before its relatives, null for all. */
  | { readonly at: 'consolidation'; readonly series: string; readonly id: string | null }
  /** The final text of those that were put together with this one. */
  | { readonly at: 'final'; readonly series: string; readonly id: string }
  /** `series`: null to choose or make one. */
  | { readonly at: 'new-forum'; readonly series: string | null }
  | { readonly at: 'forum'; readonly id: string }
  /** How many came to a forum; the sheet that goes round to be signed. */
  | { readonly at: 'attendance' | 'sign-in'; readonly id: string }
  | { readonly at: 'new-session'; readonly forum: string }
  | { readonly at: 'session'; readonly id: string; readonly tab: 'prepare' | 'links' }
  /** What a sealed session's newest minutes say, to be put right. */
  | { readonly at: 'correct'; readonly session: string }
  | { readonly at: 'nowhere' }

export function parsePlace(hash: string): Place {
  const [page = '', id = '', tab = '', ...rest] = hash.replace(/^#?\/?/, '').split('/')
  if (page === 'series' && tab === 'consolidation' && rest.length <= 1) {
    return { at: 'consolidation', series: id, id: rest[0] ?? null }
  }
  if (page === 'series' && tab === 'final' && rest[0] !== undefined && rest.length === 1) {
    return { at: 'final', series: id, id: rest[0] }
  }
  if (rest.length > 0) return { at: 'nowhere' }
  if (page === '') return { at: 'forums' }
  if (page === 'archive' && id === '') return { at: 'archive' }
  if (page === 'series' && id === 'new' && tab === '') return { at: 'new-series' }
  if (page === 'series' && id !== '' && tab === '') return { at: 'series', id }
  if (page === 'forum' && id === 'new') return { at: 'new-forum', series: tab === '' ? null : tab }
  if (page === 'forum' && id !== '' && tab === '') return { at: 'forum', id }
  if (page === 'forum' && id !== '' && (tab === 'attendance' || tab === 'sign-in')) return { at: tab, id }
  if (page === 'session' && id === 'new' && tab !== '') return { at: 'new-session', forum: tab }
  if (page === 'session' && id !== '' && id !== 'new' && tab === '') return { at: 'session', id, tab: 'prepare' }
  if (page === 'session' && id !== '' && tab === 'links') return { at: 'session', id, tab: 'links' }
  if (page === 'session' && id !== '' && id !== 'new' && tab === 'correct') return { at: 'correct', session: id }
  return { at: 'nowhere' }
}

export function placeToHash(place: Place): string {
  switch (place.at) {
    case 'archive':
      return '#/archive'
    case 'new-series':
      return '#/series/new'
    case 'series':
      return `#/series/${place.id}`
    case 'consolidation':
      return `#/series/${place.series}/consolidation${place.id === null ? '' : `/${place.id}`}`
    case 'final':
      return `#/series/${place.series}/final/${place.id}`
    case 'new-forum':
      return place.series === null ? '#/forum/new' : `#/forum/new/${place.series}`
    case 'forum':
      return `#/forum/${place.id}`
    case 'attendance':
    case 'sign-in':
      return `#/forum/${place.id}/${place.at}`
    case 'new-session':
      return `#/session/new/${place.forum}`
    case 'session':
      return place.tab === 'prepare' ? `#/session/${place.id}` : `#/session/${place.id}/links`
    case 'correct':
      return `#/session/${place.session}/correct`
    case 'forums':
    case 'nowhere':
      return '#/'
  }
}
