import type { useSend } from '../../state/use-send.ts'

/** What a screen may send and hears back: screens know the wire only through the hook. */
export type Send = ReturnType<typeof useSend>
export type Command = Parameters<Send>[0]
export type CommandAnswer = Awaited<ReturnType<Send>>
