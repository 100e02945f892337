import { afterEach } from 'vitest'
import { createConnectionMonitor } from '../../../client/sync/connection-monitor.ts'
import { createDocumentProvider, type DocumentProvider } from '../../../client/sync/document-provider.ts'
import { createOfferedWords } from '../../../client/sync/offered-words.ts'
import { createSteppedRoom } from './stepped-room.ts'
import { createSteppedWorld, type SteppedWorld } from './stepped-world.ts'

const base = '/s/session/rapporteur'
const open = new Set<DocumentProvider>()
afterEach(() => {
  for (const provider of open) provider.stop()
  open.clear()
})

/** A page that opened one document; it is stopped after the test. */
export async function aProvider(world: SteppedWorld = createSteppedWorld(), name = 'desk.1') {
  const monitor = createConnectionMonitor(world.clock)
  const offered = createOfferedWords({ storage: world.storage, scope: 'session/rapporteur' })
  const ended: string[] = []
  let stale = 0
  const provider = createDocumentProvider({
    world,
    base,
    name,
    offered: name.startsWith('stage') ? null : offered,
    link: monitor.link(),
    onEnded: (refusal) => ended.push(refusal.code),
    onStale: () => {
      stale += 1
    },
  })
  open.add(provider)
  await world.clock.advance(0)
  return {
    world,
    monitor,
    offered,
    provider,
    ended,
    stale: () => stale,
    socket: () => world.network.latest(`/sync/${name}`),
    text: (text: string) => provider.state.get().document.getText(text),
    state: () => provider.state.get(),
  }
}

/** A page in a room, with everything exchanged and acknowledged. */
export async function aWriter() {
  const page = await aProvider()
  const room = createSteppedRoom()
  await room.admit(page.socket(), { lease: 4_242 })
  room.take(page.socket())
  room.acknowledge(page.socket())
  return { ...page, room }
}
