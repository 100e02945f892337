/** Full screen, or back. */
export function turnFullScreen(): void {
  const done =
    document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen()
  // A browser may forbid it; the picture stays as it is.
  done.catch(() => undefined)
}
