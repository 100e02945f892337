import { describe, expect, it } from 'vitest'
import { createLifecycle, type Service } from '../../../server/runtime/lifecycle.ts'
import { createLog } from '../../../server/runtime/log.ts'

function aHouse(failing: Partial<Record<string, 'run' | 'drain' | 'stop'>> = {}) {
  const lines: string[] = []
  const log = createLog({ level: 'info', destination: { write: (line: string) => void lines.push(line) } })
  const steps: string[] = []
  const step = (name: string, what: 'run' | 'drain' | 'stop') => {
    steps.push(`${what} ${name}`)
    return failing[name] === what ? Promise.reject(new Error(`secret of ${name}`)) : Promise.resolve()
  }
  const services: Service[] = ['store', 'rooms', 'doors'].map((name) => ({
    name,
    run: () => step(name, 'run'),
    drain: () => step(name, 'drain'),
    stop: () => step(name, 'stop'),
  }))
  return { lifecycle: createLifecycle({ services, log }), steps, lines }
}

describe('the services of the house', () => {
  it('start in order; drain, then stop, in the reverse order, once', async () => {
    const { lifecycle, steps } = aHouse()
    await lifecycle.run()
    await Promise.all([lifecycle.stop(), lifecycle.stop()])
    expect(steps).toEqual([
      'run store',
      'run rooms',
      'run doors',
      'drain doors',
      'drain rooms',
      'drain store',
      'stop doors',
      'stop rooms',
      'stop store',
    ])
  })

  it('stop what already runs when one cannot start, and say which failed without its message', async () => {
    const { lifecycle, steps, lines } = aHouse({ rooms: 'run' })
    await expect(lifecycle.run()).rejects.toThrow('secret of rooms')
    expect(steps).toEqual(['run store', 'run rooms', 'drain store', 'stop store'])
    expect(lines.join()).toContain('"service":"rooms"')
    expect(lines.join()).not.toContain('secret')
  })

  it('all stop even when one fails to drain', async () => {
    const { lifecycle, steps } = aHouse({ doors: 'drain' })
    await lifecycle.run()
    await lifecycle.stop()
    expect(steps.slice(-3)).toEqual(['stop doors', 'stop rooms', 'stop store'])
  })
})
