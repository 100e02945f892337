import { afterEach, describe, expect, it } from 'vitest'
import { tellTerminal } from '../../../server/launch/tell-terminal.ts'
import { createAddressWatch, lastAddressIn } from '../../../server/upkeep/address-watch.ts'
import { createHouseWatch } from '../../../server/upkeep/house-watch.ts'
import { createWords } from '../../../shared/words/words.ts'
import { createSteppedClock } from '../../world/clock.ts'
import { emptyNotes } from '../../world/house-notes.ts'
import { aServedHouse } from '../../world/served-house.ts'
import { joinControl, openRaw, takeSeat, until } from '../gateway/wire.ts'
import { folders } from './backup-ground.ts'

const ground = folders()
afterEach(() => ground.remove())

function aStart(dataFolder: string, first: string) {
  let shown = first
  let moves = 0
  const clock = createSteppedClock()
  const watch = createHouseWatch({ ...emptyNotes, address: { now: '', before: null } })
  const printed: string[] = []
  tellTerminal(watch, createWords('fr'), (line) => printed.push(line))
  const deps = { shown: () => shown, last: lastAddressIn(dataFolder), clock, watch, onMoved: () => void moves++ }
  createAddressWatch(deps).run()
  return {
    watch,
    moves: () => moves,
    printed: () => printed.join('\n'),
    async moveTo(next: string) {
      shown = next
      await clock.advance(5_000)
    },
  }
}

describe('a new network address', () => {
  it('is told once, with the old one, when the router gives another while the house runs', async () => {
    const start = aStart(ground.make('data'), '192.168.1.20:8080')
    expect(start.watch.notes().address).toEqual({ now: '192.168.1.20:8080', before: null })
    expect(start.printed()).toBe('')
    await start.moveTo('192.168.43.7:8080')
    expect(start.watch.notes().address).toEqual({ now: '192.168.43.7:8080', before: '192.168.1.20:8080' })
    expect(start.moves()).toBe(1)
    expect(start.printed()).toContain('▶  http://192.168.43.7:8080')
    expect(start.printed()).toContain('réimprimez les cartes')
    expect(start.printed()).toContain('█▀▀▀▀▀▀▀')
    await start.moveTo('192.168.43.7:8080')
    expect(start.moves()).toBe(1)
  })

  it('is told at a start after a power cut, by what was shown last', async () => {
    const data = ground.make('data')
    aStart(data, '192.168.1.20:8080')
    const same = aStart(data, '192.168.1.20:8080')
    expect(same.watch.notes().address.before).toBe(null)
    const other = aStart(data, '10.0.0.5:8080')
    expect(other.watch.notes().address).toEqual({ now: '10.0.0.5:8080', before: '192.168.1.20:8080' })
    expect(other.moves()).toBe(1)
  })

  it('is none while there is no network at all: the cable comes back, and so does the address', async () => {
    const start = aStart(ground.make('data'), '192.168.1.20:8080')
    await start.moveTo('localhost:8080')
    await start.moveTo('192.168.1.20:8080')
    expect([start.moves(), start.watch.notes().address.before]).toEqual([0, null])
  })

  it('puts its QR on every wall by itself, and its letters on the team’s pages', async () => {
    let shown = '192.168.1.20:8080'
    const house = await aServedHouse({ speed: 50, shown: () => shown })
    const [board, facilitator] = [await takeSeat(house, 'board'), await takeSeat(house, 'facilitator')]
    const control = await joinControl(house, facilitator)
    let told = ''
    control.socket.on('house', (notes) => {
      told = `${notes.address.before} → ${notes.address.now}`
    })
    const wall = await openRaw(house, board, 'stage.1')
    await wall.synced
    const join = () => wall.doc.getMap('join').toJSON() as { address?: string; link?: string }
    await until(() => join().address === shown)
    shown = '192.168.43.7:8080'
    await until(() => told === '192.168.1.20:8080 → 192.168.43.7:8080')
    await until(() => join().address === shown && (join().link ?? '').includes('192.168.43.7'))
    await house.stop()
  })
})
