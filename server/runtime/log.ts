import pino, { type DestinationStream } from 'pino'

/**
 * What happened, by name and number. No line ever holds an IP address, a name or a text (people may be at risk for what
 * they say here): an event is one of the names below, a field is a number, a boolean or one of a closed set of words.
 */
export type LogEvent =
  | 'server-started'
  | 'server-stopping'
  | 'server-stopped'
  | 'service-failed'
  | 'session-opened'
  | 'session-loaded'
  | 'session-closed'
  | 'session-sealed'
  | 'session-evicted'
  | 'commit-failed'
  | 'flush-failed'
  | 'compacted'
  | 'connection-opened'
  | 'connection-closed'
  | 'connection-refused'
  | 'slow-reader-cut'
  | 'update-refused'
  | 'command-refused'
  | 'frame-malformed'
  | 'limit-reached'
  | 'code-renewed'
  | 'doors-shut'
  | 'http-failed'
  | 'archive-written'
  | 'archive-failed'
  | 'archive-redacted'
  | 'example-step'
  | 'visit-step'

/** A word of a closed set: kebab or camel case, a dot or a colon at most. Anything else is dropped and counted. */
export type LogWord = string
export type LogFields = Readonly<Record<string, number | boolean | LogWord | null>>

export interface Log {
  info(event: LogEvent, fields?: LogFields): void
  warn(event: LogEvent, fields?: LogFields): void
  /** `error` gives its class name only: its message may hold a path, a statement or a text. */
  error(event: LogEvent, fields?: LogFields, error?: unknown): void
}

export interface LogOptions {
  readonly level: 'info' | 'warn' | 'error' | 'silent'
  /** Where lines go; the standard error stream when not given, so that standard output stays for people. */
  readonly destination?: DestinationStream
}

export function createLog(options: LogOptions): Log {
  const logger = pino(
    { level: options.level, base: null, formatters: { level: (label) => ({ level: label }) }, messageKey: 'event' },
    options.destination ?? pino.destination({ fd: 2, sync: true }),
  )
  return {
    info: (event, fields = {}) => logger.info(onlyWords(fields), event),
    warn: (event, fields = {}) => logger.warn(onlyWords(fields), event),
    error: (event, fields = {}, error) =>
      logger.error({ ...onlyWords(fields), ...(error === undefined ? {} : { cause: className(error) }) }, event),
  }
}

/** A field that looks like a text, a name or an address is left out: the rule must hold even when a caller forgets it. */
function onlyWords(fields: LogFields): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  let dropped = 0
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'string' && !wordPattern.test(value)) dropped += 1
    else kept[key] = value
  }
  return dropped === 0 ? kept : { ...kept, dropped }
}

function className(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error && typeof error.code === 'string' && wordPattern.test(error.code) ? `:${error.code}` : ''
  return `${error.constructor.name}${code}`
}

const wordPattern = /^[A-Za-z][A-Za-z0-9_-]{0,40}(?:[:][A-Za-z][A-Za-z0-9_-]{0,40})?$/
