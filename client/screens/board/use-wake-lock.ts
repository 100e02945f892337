import { useEffect, useState } from 'react'

/**
 * Keeps the projector's screen on where the browser can (a secure address only). False: somebody must set the computer.
 * The browser gives the lock up whenever the page is out of sight, so it is asked for again.
 */
export function useWakeLock(): boolean {
  const [awake, setAwake] = useState(false)
  useEffect(() => {
    // Missing on plain http, whatever the types say.
    const source = 'wakeLock' in navigator ? navigator.wakeLock : null
    if (source === null) return
    let lock: WakeLockSentinel | null = null
    let left = false
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      source.request('screen').then(
        (given) => {
          if (left) return void given.release()
          lock = given
          setAwake(true)
        },
        () => setAwake(false),
      )
    }
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
  return awake
}
