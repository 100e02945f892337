import type { Log } from './log.ts'

/** A part of the server that runs until told otherwise. */
export interface Service {
  /** One word for the log. */
  readonly name: string
  /** Ready when it resolves. A rejection stops what was started before it. */
  run(): Promise<void>
  /** Takes nothing new from now on, but finishes what it has begun. */
  drain?(): Promise<void>
  /** Lets go of everything. Called once, also when `drain` failed. */
  stop(): Promise<void>
}

export interface Lifecycle {
  /** Starts the services in the order given; rejects with the first failure, after stopping those already started. */
  run(): Promise<void>
  /** Drains, then stops, in the reverse order. Safe to call twice: both callers wait for the same end. */
  stop(): Promise<void>
}

export function createLifecycle(deps: { readonly services: readonly Service[]; readonly log: Log }): Lifecycle {
  const running: Service[] = []
  let ending: Promise<void> | undefined

  const attempt = async (service: Service, step: 'drain' | 'stop') => {
    try {
      await service[step]?.()
    } catch (error) {
      deps.log.error('service-failed', { service: service.name, step }, error)
    }
  }
  const end = async () => {
    const latestFirst = [...running].reverse()
    running.length = 0
    deps.log.info('server-stopping', { services: latestFirst.length })
    for (const service of latestFirst) await attempt(service, 'drain')
    for (const service of latestFirst) await attempt(service, 'stop')
    deps.log.info('server-stopped')
  }
  const stop = () => {
    ending ??= end()
    return ending
  }

  return {
    async run() {
      for (const service of deps.services) {
        try {
          await service.run()
        } catch (error) {
          deps.log.error('service-failed', { service: service.name, step: 'run' }, error)
          await stop()
          throw error
        }
        if (ending !== undefined) {
          // Told to stop while this one was starting: it is not in the list that is being ended.
          await attempt(service, 'stop')
          return
        }
        running.push(service)
      }
    },
    stop,
  }
}
