import { describe, expect, it } from 'vitest'
import { createLog } from '../../../server/runtime/log.ts'

function aLog(level: 'info' | 'warn' = 'info') {
  const lines: string[] = []
  return { log: createLog({ level, destination: { write: (line: string) => void lines.push(line) } }), lines }
}

describe('the log', () => {
  it('names what happened, with numbers and words of closed sets', () => {
    const { log, lines } = aLog()
    log.info('compacted', { updates: 120, document: 'stage' })
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'info', event: 'compacted', updates: 120, document: 'stage' })
  })

  it.each(['10.0.0.7', 'fe80::1', 'Awa Traoré', 'Pourquoi si tard ?', '192.168.1.20:4000'])(
    'never holds %s',
    (text) => {
      const { log, lines } = aLog()
      log.warn('update-refused', { who: text })
      log.error('http-failed', {}, new Error(text))
      expect(lines.join()).not.toContain(text)
      expect(JSON.parse(lines[0]!)).toMatchObject({ dropped: 1 })
    },
  )

  it('is quiet below its level', () => {
    const { log, lines } = aLog('warn')
    log.info('compacted')
    expect(lines).toEqual([])
  })
})
