import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import type { SessionId } from '../shared/domain/ids.ts'
import type { PhonePage } from '../shared/domain/phone-page.ts'
import { LivePhone, type LivePhoneProps } from './screens/phone/LivePhone.tsx'
import { needsRest, stateOfPage } from './screens/phone/phone-state.ts'
import { createPhoneWords } from './screens/phone/phone-words.ts'
import { createBrowserClock, type TimeSource } from './sync/clock.ts'
import { createOfferedWords } from './sync/offered-words.ts'
import { openOutboxStore } from './sync/outbox-database.ts'
import { createMemoryStore } from './sync/outbox-store.ts'
import { createPhoneHttp } from './sync/phone-http.ts'
import { createPhoneRoom, type PhoneRoom } from './sync/phone-room.ts'
import { createBrowserRandom } from './sync/random.ts'
import type { SessionClient } from './sync/session-client.ts'
import { storageOf } from './sync/storage-of.ts'
import { createStore } from './sync/store.ts'

/** After a page was killed in the middle of an erasure without network: finish it on the next opening. */
const forgetKey = 'palabre-forget'

const clock = createBrowserClock(window as unknown as TimeSource)
const page = JSON.parse(document.getElementById('page')?.textContent ?? '') as PhonePage
/** On its way at once; the server names both files in the page's head (`modulepreload`). */
const catalog =
  page.language === 'en' ? import('../shared/words/compiled/en.ts') : import('../shared/words/compiled/fr.ts')
const root = document.getElementById('root')
const places: LivePhoneProps['places'] = {
  show: (query) => history.pushState(null, '', query),
  onReturn(listen) {
    const told = () => listen(location.search)
    addEventListener('popstate', told)
    return () => removeEventListener('popstate', told)
  },
}

const loadRest = async () => (await import('./screens/phone/rest-of-phone.ts')).restOfPhone

/** Words written with the room that never arrived: in sight also when their text is open no more. */
const offered = createOfferedWords({ storage: storageOf(window), scope: `${page.session}/participant` })

/** The room followed live: Yjs and the sockets, loaded once, for reading along and for writing in an open text. */
let following: Promise<SessionClient> | null = null
function followed(place: { readonly session: string; readonly base: string }): Promise<SessionClient> {
  following ??= import('./sync/phone-live.ts').then(
    ({ followLive }) => followLive({ ...place, window, offered }),
    (notLoaded) => {
      following = null
      throw notLoaded
    },
  )
  return following
}

async function loadFloor() {
  const { session, base } = page
  if (session === null || base === null) throw new Error('no room to write in')
  const [{ createFloorSheet }, client] = await Promise.all([
    import('./screens/phone/FloorSheet.tsx'),
    followed({ session, base }),
  ])
  return createFloorSheet(client)
}

let opened: PhoneRoom | null = null

async function start(root: HTMLElement) {
  const [{ messages }, room, rest] = await Promise.all([catalog, openRoom(page), needsRest(page) ? loadRest() : null])
  const words = createPhoneWords(page.language, messages)
  const after = (ms: number, call: () => void) => clock.after(ms, call)
  // Loaded while all is well: when it is needed, nothing can be loaded any more.
  const loadCarry = async () => {
    const { carryOver } = await import('./carry-over.ts')
    return carryOver({ session: page.session, window, adopt: async (entries) => opened?.adopt(entries) })
  }
  hydrateRoot(
    root,
    <StrictMode>
      <LivePhone
        page={page}
        words={words}
        room={room}
        left={offered}
        rest={rest}
        loadRest={loadRest}
        loadFloor={loadFloor}
        loadCarry={loadCarry}
        insecure={page.screen === 'phone' && !isSecureContext}
        after={after}
        places={places}
      />
    </StrictMode>,
  )
  performance.mark('interactif')
}

async function openRoom(page: PhonePage): Promise<LivePhoneProps['room']> {
  if (page.screen !== 'phone' || page.session === null || page.base === null) return closedRoom()
  const random = createBrowserRandom(crypto)
  const http = createPhoneHttp({
    base: page.base,
    token: page.token,
    clock,
    fetch: (path, init) => fetch(path, init),
  })
  const session: SessionId = page.session
  const base = page.base
  const room = createPhoneRoom({
    page,
    session,
    // A database that does not open must not hold the page up.
    store: await Promise.race([openOutboxStore(idb()), patience()]),
    http,
    clock,
    random,
    loadLive: () => followed({ session, base }),
  })
  wakeWithNetwork(room)
  opened = room
  return { ...room, erase: () => eraseAll(room) }
}

function patience() {
  return new Promise<ReturnType<typeof createMemoryStore>>((resolve) => {
    clock.after(3_000, () => resolve(createMemoryStore()))
  })
}

/** Reading the property throws where storage is forbidden. */
function idb(): IDBFactory | undefined {
  try {
    return window.indexedDB ?? undefined
  } catch (_forbidden) {
    return undefined
  }
}

function wakeWithNetwork(room: PhoneRoom) {
  addEventListener('online', () => room.wake())
  addEventListener('offline', () => room.check())
  // Back from the back/forward cache, or looked at again: sockets may be dead without having said so.
  addEventListener('pageshow', (event) => event.persisted && room.wake())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && room.wake())
  addEventListener('beforeunload', (event) => {
    const { pending, durable, erased } = room.state.get()
    const isUnsent = pending.some((act) => act.is !== 'refused')
    if (isUnsent && !durable && erased === 'no') event.preventDefault()
  })
}

async function eraseAll(room: PhoneRoom) {
  await room.erase()
  void following?.then((client) => client.stop()).catch(() => undefined)
  document.title = '·'
  try {
    sessionStorage.clear()
    localStorage.clear()
    // The cookie is the server's to take back: the next opening with network does it.
    if (room.state.get().erased === 'part') localStorage.setItem(forgetKey, page.base ?? '')
  } catch (_forbidden) {
    return
  }
}

/** Before anything else of an opening after an unfinished erasure: the seat of the person before is given back. */
async function finishErasure() {
  try {
    const base = localStorage.getItem(forgetKey)
    if (base === null) return
    const answer = await fetch(`${base}/forget`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    if (answer.ok) localStorage.removeItem(forgetKey)
  } catch (_noNetwork) {
    return
  }
}

/** The join page and the refusals have nothing behind them. */
function closedRoom(): LivePhoneProps['room'] {
  const nothing = async () => undefined
  return {
    state: createStore(stateOfPage(page)),
    serverNow: () => page.now,
    add: nothing,
    retry: nothing,
    drop: nothing,
    saveDraft: () => undefined,
    erase: nothing,
  }
}

if (root !== null) void finishErasure().then(() => start(root))
