import { expect, test } from 'vitest'
import { openingConnection, stepConnection } from '../../../client/sync/connection-machine.ts'
import { createConnectionMonitor } from '../../../client/sync/connection-monitor.ts'
import { refusal } from '../../../shared/domain/refusal.ts'
import { createSteppedClock } from '../../world/clock.ts'

function aMonitor() {
  const clock = createSteppedClock()
  const monitor = createConnectionMonitor(clock)
  return { clock, monitor, is: () => monitor.state.get().is }
}

test('a gap is shown after 3 s, and as off line after 10 s', async () => {
  const { clock, monitor, is } = aMonitor()
  const link = monitor.link()
  link.up()
  link.down()
  await clock.advance(2_999)
  expect(is()).toBe('online')
  await clock.advance(1)
  expect(is()).toBe('reconnecting')
  await clock.advance(6_999)
  expect(is()).toBe('reconnecting')
  await clock.advance(1)
  expect(is()).toBe('offline')
  link.up()
  expect(is()).toBe('online')
})

test('attempts that fail do not begin the gap anew', async () => {
  const { clock, monitor, is } = aMonitor()
  const link = monitor.link()
  link.up()
  link.down()
  await clock.advance(2_000)
  link.down()
  await clock.advance(1_000)
  expect(is()).toBe('reconnecting')
})

test('a page that never connected says so after the same times', async () => {
  const { clock, monitor, is } = aMonitor()
  monitor.link()
  expect(is()).toBe('online')
  await clock.advance(3_000)
  expect(is()).toBe('reconnecting')
  await clock.advance(7_000)
  expect(is()).toBe('offline')
})

test('on line is when every socket is', async () => {
  const { clock, monitor, is } = aMonitor()
  const control = monitor.link()
  const desk = monitor.link()
  control.up()
  desk.up()
  desk.down()
  await clock.advance(3_000)
  expect(is()).toBe('reconnecting')
  desk.gone()
  expect(is()).toBe('online')
})

test('saved is when everything is', () => {
  const { monitor } = aMonitor()
  const control = monitor.link()
  const desk = monitor.link()
  desk.saved(false)
  control.saved(true)
  expect(monitor.state.get().saved).toBe(false)
  desk.saved(true)
  expect(monitor.state.get().saved).toBe(true)
})

test.each([
  ['closed', 'closed'],
  ['outdated', 'outdated'],
  ['link-revoked', 'denied'],
  ['no-seat', 'denied'],
] as const)('%s ends as %s, and nothing comes after it', async (code, end) => {
  const { clock, monitor, is } = aMonitor()
  const link = monitor.link()
  monitor.ended(refusal(code))
  link.up()
  await clock.advance(20_000)
  expect(is()).toBe(end)
  expect(monitor.state.get().refusal?.code).toBe(code)
})

test('the last news is exact once the connection is gone', async () => {
  const { clock, monitor } = aMonitor()
  const link = monitor.link()
  link.up()
  link.news()
  await clock.advance(1_234)
  link.news()
  const newsAt = clock.now()
  link.down()
  await clock.advance(3_000)
  expect(monitor.state.get().lastNewsAt).toBe(newsAt)
})

test('an event that changes nothing gives the same state', () => {
  const opening = openingConnection(0)
  expect(stepConnection(opening, { is: 'down', at: 5 })).toBe(opening)
  expect(stepConnection(opening, { is: 'time', at: 5 })).toBe(opening)
})
