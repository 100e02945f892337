/** Time told to the room: counts down to `endsAt`, or stands still at `leftMs`. Both null: no time is shown. */
export interface ClockState {
  /** Milliseconds since epoch by the server's clock. */
  readonly endsAt: number | null
  readonly leftMs: number | null
}
