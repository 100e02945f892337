/** With cookies and site data blocked, merely naming `localStorage` throws. */
export function storageOf(window: Window): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
