import fs from 'node:fs'
import path from 'node:path'
import { catalogRoom, parseRoomName, type RoomName } from '../../journal/room-name.ts'

/** Beside a database in WAL mode; removed before it, since a log without its database could be played into the next one. */
const companions = ['-wal', '-shm', '-journal'] as const

const folderMode = 0o700
export const fileMode = 0o600

/** Where the rooms lie in the data folder. All of it is readable by its owner alone. */
export interface DataFolder {
  roomFile(room: RoomName): string
  has(room: RoomName): boolean
  rooms(): readonly RoomName[]
  /** A place to build a new room's file before it gets its name; whatever a crash left there is gone. */
  freshFile(room: RoomName): string
  /** Gives the built file its name, durably. */
  settle(freshFile: string, room: RoomName): void
  /** Where a copy of the room is kept before it is changed for good: beside it, under the name of the reason. */
  asideFile(room: RoomName, reason: AsideReason): string
  /** Overwrites what is left of the room's files and removes them, durably; those kept aside too. */
  destroy(room: RoomName): void
}

/** `before-format-N`: as it was before a newer program changed its form. `damaged`: as it was found. */
export type AsideReason = `before-format-${number}` | 'damaged'
const asideFolder = /^(?:before-format-\d+|damaged)$/

/** In a data folder, and in a copy of one. */
export function roomFileIn(folder: string, room: RoomName): string {
  return room === catalogRoom ? path.join(folder, 'palabre.sqlite') : path.join(folder, 'sessions', `${room}.sqlite`)
}

export function createDataFolder(folder: string): DataFolder {
  const sessions = path.join(folder, 'sessions')
  for (const place of [folder, sessions]) {
    makeFolder(place)
    fs.chmodSync(place, folderMode)
  }
  const roomFile = (room: RoomName) => roomFileIn(folder, room)
  const freshFile = (room: RoomName) => `${roomFile(room)}.new`

  return {
    roomFile,
    has: (room) => fs.existsSync(roomFile(room)),
    rooms: () => {
      const catalog = fs.existsSync(roomFile(catalogRoom)) ? [catalogRoom] : []
      return [...catalog, ...sessionRooms(sessions)].sort()
    },
    freshFile: (room) => {
      const file = freshFile(room)
      for (const end of ['', ...companions]) removeFile(file + end)
      fs.closeSync(fs.openSync(file, 'wx', fileMode))
      return file
    },
    settle: (fresh, room) => {
      const file = roomFile(room)
      for (const end of companions) removeFile(file + end)
      flushFile(fresh)
      fs.renameSync(fresh, file)
      flushFolder(path.dirname(file))
    },
    asideFile: (room, reason) => {
      const aside = path.join(folder, reason)
      fs.mkdirSync(aside, { recursive: true, mode: folderMode })
      flushFolder(folder)
      return path.join(aside, `${room}.sqlite`)
    },
    destroy: (room) => {
      const file = roomFile(room)
      for (const aside of fs.readdirSync(folder).filter((name) => asideFolder.test(name))) {
        const kept = path.join(folder, aside, `${room}.sqlite`)
        for (const end of ['', ...companions, '.part']) destroyFile(kept + end)
      }
      for (const end of companions) destroyFile(file + end)
      destroyFile(file)
      flushFolder(path.dirname(file))
    },
  }
}

/** Its name lives in the folder above: unflushed, a power cut may take it with all that was flushed below it. */
function makeFolder(place: string): void {
  const first = fs.mkdirSync(place, { recursive: true, mode: folderMode })
  if (first === undefined) return
  for (let made = place; made.length >= first.length; made = path.dirname(made)) flushFolder(path.dirname(made))
}

/** A rename or a removal is durable only once its folder is flushed. Windows cannot flush a folder. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  flushFile(folder)
}

export function flushFile(file: string): void {
  const handle = fs.openSync(file, process.platform === 'win32' && !fs.statSync(file).isDirectory() ? 'r+' : 'r')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

function sessionRooms(sessions: string): readonly RoomName[] {
  return fs
    .readdirSync(sessions)
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => parseRoomName(name.slice(0, -'.sqlite'.length)))
    .filter((room) => room !== null)
}

function removeFile(file: string): void {
  fs.rmSync(file, { force: true })
}

/** Zeros first: unlinking alone leaves the bytes on a plain disk. */
function destroyFile(file: string): void {
  if (!fs.existsSync(file)) return
  const handle = fs.openSync(file, 'r+')
  try {
    const zeros = new Uint8Array(65536)
    const size = fs.fstatSync(handle).size
    for (let at = 0; at < size; at += zeros.length) {
      fs.writeSync(handle, zeros, 0, Math.min(zeros.length, size - at), at)
    }
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
  fs.rmSync(file)
}
