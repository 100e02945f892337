import './Band.css'

/** The thin geometric band along the top: decoration only. */
export function Band() {
  return <div className="band" aria-hidden="true" />
}
