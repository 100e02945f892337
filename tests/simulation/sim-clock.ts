import type { Clock } from '../../server/runtime/clock.ts'
import { settle } from '../world/clock.ts'

/** Time of a simulation: stepped like `createSteppedClock`, with a heap, since thousands of calls wait in an offline hour. */
export interface SimClock extends Clock {
  /** Moves on by `ms`, calling what falls due in the order of time; promises settle after each call. */
  advance(ms: number): Promise<void>
  /** A clock that dies with its process: after `end` none of its calls is made. `skewMs`: how wrong its date is. */
  life(skewMs?: number): Life
}

export interface Life {
  readonly clock: Clock
  readonly over: () => boolean
  readonly end: () => void
}

interface Waiting {
  readonly order: number
  due: number
  call: (() => void) | null
}

export function createSimClock(startMs = Date.UTC(2021, 1, 24, 9)): SimClock {
  const heap = createHeap()
  let elapsed = 0
  let order = 0

  const after = (ms: number, call: () => void) => {
    const waiting: Waiting = { order: order++, due: elapsed + Math.max(0, ms), call }
    heap.push(waiting)
    return () => {
      waiting.call = null
    }
  }
  const every = (ms: number, call: () => void) => {
    let cancel = () => {}
    const again = () => {
      cancel = after(Math.max(1, ms), () => {
        again()
        call()
      })
    }
    again()
    return () => cancel()
  }
  const clock: SimClock = {
    now: () => startMs + elapsed,
    monotonic: () => elapsed,
    after,
    every,
    async advance(ms) {
      const limit = elapsed + ms
      await settle()
      for (let next = heap.popUntil(limit); next !== null; next = heap.popUntil(limit)) {
        if (next.call === null) continue
        elapsed = Math.max(elapsed, next.due)
        next.call()
        await settle()
      }
      elapsed = limit
    },
    life(skewMs = 0) {
      let over = false
      const alive = (call: () => void) => () => {
        if (!over) call()
      }
      return {
        clock: {
          now: () => clock.now() + skewMs,
          monotonic: clock.monotonic,
          after: (ms, call) => (over ? () => {} : after(ms, alive(call))),
          every(ms, call) {
            const cancel = every(ms, () => (over ? cancel() : call()))
            return cancel
          },
        },
        over: () => over,
        end() {
          over = true
        },
      }
    },
  }
  return clock
}

function createHeap() {
  const heap: Waiting[] = []
  const sooner = (a: Waiting, b: Waiting) => a.due < b.due || (a.due === b.due && a.order < b.order)
  const swap = (i: number, j: number) => {
    const kept = heap[i] as Waiting
    heap[i] = heap[j] as Waiting
    heap[j] = kept
  }
  const sink = () => {
    for (let at = 0; ; ) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && sooner(heap[child] as Waiting, heap[least] as Waiting)) least = child
      }
      if (least === at) return
      swap(at, least)
      at = least
    }
  }
  return {
    push(waiting: Waiting) {
      heap.push(waiting)
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (!sooner(heap[at] as Waiting, heap[parent] as Waiting)) return
        swap(at, parent)
        at = parent
      }
    },
    /** The first that is due by then, taken out; null when there is none. */
    popUntil(limit: number): Waiting | null {
      const first = heap[0]
      if (first === undefined || first.due > limit) return null
      const last = heap.pop() as Waiting
      if (heap.length > 0) {
        heap[0] = last
        sink()
      }
      return first
    },
  }
}
