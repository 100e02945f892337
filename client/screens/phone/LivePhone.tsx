import { type ComponentType, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { CommandId } from '../../../shared/domain/ids.ts'
import {
  PHONE_TABS,
  type PhonePage,
  type PhoneTab,
  QUESTIONS_SHOWN,
  type QuestionsShown,
} from '../../../shared/domain/phone-page.ts'
import { parseTextName, type TextName } from '../../../shared/domain/text.ts'
import type { Words } from '../../../shared/words/words.ts'
import { PhoneApp } from './PhoneApp.tsx'
import { phoneAddress } from './phone-address.ts'
import {
  type FloorSheetComponent,
  type PhoneActs,
  type PhoneDraft,
  type PhoneState,
  type PhoneWish,
  type RestOfPhone,
  stateOfPage,
  type Writing,
} from './phone-state.ts'

/** What the script hands in: the room, as client/sync keeps it. */
export interface RoomOfPhone {
  readonly state: { get(): PhoneState; subscribe(listener: () => void): () => void }
  serverNow(): number
  add(wish: PhoneWish): Promise<void>
  retry(id: CommandId): Promise<void>
  drop(id: CommandId): Promise<void>
  saveDraft(draft: PhoneDraft | null): void
  erase(): Promise<void>
}

export interface LivePhoneProps {
  readonly page: PhonePage
  readonly words: Words
  readonly room: RoomOfPhone
  /** Words that never arrived in an open text. */
  readonly left: {
    readonly all: { get(): ReadonlyMap<string, string>; subscribe(listener: () => void): () => void }
    settle(text: string, rest: null): void
  }
  readonly insecure: boolean
  /** The other screens: at once when the first drawing needs them, else afterwards. */
  readonly rest: RestOfPhone | null
  readonly loadRest: () => Promise<RestOfPhone>
  /** The sheet in which the room writes with the team: when somebody asks for it. */
  readonly loadFloor: () => Promise<FloorSheetComponent>
  /** « Reporter mes envois »: what waits here, to another address; what waited there, from it. */
  readonly loadCarry: () => Promise<ComponentType>
  readonly after: PhoneActs['after']
  /** The address bar and the back button. */
  readonly places: {
    show(query: string): void
    /** Calls with the query string when the person goes back or forth. */
    onReturn(listen: (query: string) => void): () => void
  }
}

const nothingLeft: ReadonlyMap<string, string> = new Map()

/** Between two tries to load the other screens. */
const restAgainMs = 4_000
/** How often « reste 12 min » is looked at. */
const clockMs = 10_000

/** The phone with its script: the same screens, told by the room. Its first drawing is the server's, letter for letter. */
export function LivePhone(props: LivePhoneProps) {
  const { page, words, room, left, insecure, rest: first, loadRest, after, places } = props
  const told = useSyncExternalStore(room.state.subscribe, room.state.get, room.state.get)
  const leftWords = useSyncExternalStore(left.all.subscribe, left.all.get, left.all.get)
  const [place, setPlace] = useState({ tab: page.tab ?? 'live', show: page.show ?? 'recent' })
  const [now, setNow] = useState(page.now)
  const [awake, setAwake] = useState(false)
  const [asking, setAsking] = useState(false)
  const [compose, setCompose] = useState<{ serial: number; draft: PhoneDraft } | null>(null)

  const { writing, write, stopWriting } = useWriting(props.loadFloor, after)
  const [rest, setRest] = useState(first)
  const [carry, setCarry] = useState<{ Part: ComponentType } | null>(null)

  useEffect(() => untilLoaded(loadRest, setRest, after), [loadRest, after])
  useEffect(() => untilLoaded(props.loadCarry, (Part) => setCarry({ Part }), after), [props.loadCarry, after])
  // What only a browser knows is shown once the server's drawing has been taken over.
  useEffect(() => setAwake(true), [])
  useEffect(() => places.onReturn((query) => setPlace(placeOf(query))), [places])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each look asks for the next
  useEffect(() => after(clockMs, () => setNow(room.serverNow())), [after, now, room])

  const fillField = useCallback(
    (taken: PhoneDraft) => {
      // What was being typed there stays, and the whole is kept before its old place lets go of it.
      const typed = room.state.get().draft?.text ?? ''
      const draft = typed === '' ? taken : { ...taken, text: `${typed}\n${taken.text}` }
      room.saveDraft(draft)
      setCompose((last) => ({ serial: (last?.serial ?? 0) + 1, draft }))
      setAsking(true)
    },
    [room],
  )
  const acts = useMemo<PhoneActs>(
    () => ({
      add: (wish) => void room.add(wish),
      retry: (id) => void room.retry(id),
      drop: (id) => void room.drop(id),
      saveDraft: (draft) => room.saveDraft(draft),
      erase: () => void room.erase(),
      after,
      setAsking,
      write,
      stopWriting,
      dropLeft: (text) => left.settle(text, null),
      go(tab, show) {
        setPlace({ tab, show })
        setAsking(false)
        places.show(phoneAddress(page, tab, show))
      },
      edit(act) {
        if (act.command.kind !== 'ask') return
        const { text, form, name } = act.command
        fillField({ text, form, name })
        void room.drop(act.id)
      },
      contribute(text) {
        stopWriting()
        setPlace((place) => (place.tab === 'recommendations' ? { ...place, tab: 'live' } : place))
        fillField({ text, form: 'contribution', name: null })
      },
    }),
    [room, left, after, places, page, write, stopWriting, fillField],
  )
  return (
    <PhoneApp
      phone={{
        page,
        words,
        // The first drawing takes over the server's: what the phone had kept comes with the second.
        state: awake ? told : stateOfPage(page),
        now,
        ...place,
        rest,
        CarryOver: carry?.Part ?? null,
        acts: awake ? acts : null,
        insecure: awake && insecure,
        asking,
        writing,
        left: awake ? leftWords : nothingLeft,
        compose,
      }}
    />
  )
}

/** A file that did not arrive is asked for again: the page says meanwhile that it is coming. Gives back how to give up. */
function untilLoaded<Part>(
  load: () => Promise<Part>,
  came: (part: Part) => void,
  after: PhoneActs['after'],
): () => void {
  let given = false
  let stop = () => {}
  const attempt = () => {
    load().then(
      (part) => given || came(part),
      () => {
        if (!given) stop = after(restAgainMs, attempt)
      },
    )
  }
  attempt()
  return () => {
    given = true
    stop()
  }
}

/** The open text in which this phone writes, and the sheet for it. */
function useWriting(loadFloor: LivePhoneProps['loadFloor'], after: PhoneActs['after']) {
  const [place, setPlace] = useState<Omit<Writing, 'Sheet'> | null>(null)
  const [loaded, setLoaded] = useState<{ Sheet: FloorSheetComponent } | null>(null)
  const wanted = place !== null && loaded === null
  useEffect(
    () => (wanted ? untilLoaded(loadFloor, (Sheet) => setLoaded({ Sheet }), after) : undefined),
    [wanted, loadFloor, after],
  )
  const write = useCallback((text: TextName) => {
    setPlace({ text, card: parseTextName(text)?.card ?? null, shown: true })
  }, [])
  const stopWriting = useCallback(() => setPlace((last) => (last === null ? null : { ...last, shown: false })), [])
  const writing = useMemo<Writing | null>(
    () => (place === null ? null : { ...place, Sheet: loaded?.Sheet ?? null }),
    [place, loaded],
  )
  return { writing, write, stopWriting }
}

function placeOf(query: string): { tab: PhoneTab; show: QuestionsShown } {
  const asked = new URLSearchParams(query)
  return {
    tab: PHONE_TABS.find((tab) => tab === asked.get('tab')) ?? 'live',
    show: QUESTIONS_SHOWN.find((show) => show === asked.get('show')) ?? 'recent',
  }
}
