/** This page's own storage; null where cookies and site data are blocked: there merely naming it throws. */
export function pageStorage(): Storage | null {
  try {
    return window.localStorage
  } catch (_blocked) {
    return null
  }
}
