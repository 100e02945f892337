import type { usePresence } from '../../state/use-connection.ts'

/** Who is on line, in numbers; screens know the wire only through the hook. */
export type Presence = NonNullable<ReturnType<typeof usePresence>>
