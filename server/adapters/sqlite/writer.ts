import type { CommitResult, OpenResult, RoomRecord } from '../../journal/journal.ts'
import type { RoomName } from '../../journal/room-name.ts'
import { failureCode } from './connection.ts'
import type { DataFolder } from './data-folder.ts'
import { type Step, takeNextStep } from './gather-commits.ts'
import { openRoom } from './open-room.ts'
import type { RoomFile } from './room-file.ts'
import type { Answer, CommitRequest, WriterMessage, WriterRequest } from './writer-messages.ts'

export interface WriterDeps {
  readonly folder: DataFolder
  readonly post: (message: WriterMessage) => void
  /** Lets go of the data folder, once all rooms are closed. */
  readonly letGo: () => void
}

export interface Writer {
  /** Does what is asked, in order, commits that wait for the same room together; returns when all is answered. */
  run(waiting: WriterRequest[]): void
}

export function createWriter(deps: WriterDeps): Writer {
  const files = new Map<RoomName, RoomFile>()
  let ended = false

  const takeStep = (step: Step): void => {
    try {
      if (step.kind === 'group') {
        writeGroup(files, step.commits, deps.post)
      } else {
        const answer = answerRequest(files, deps, step.request)
        deps.post({ kind: 'answers', answers: [answer] })
      }
    } catch (error) {
      ended = true
      const request = step.kind === 'group' ? step.commits[0] : step.request
      const room = 'room' in request ? request.room : null
      deps.post({ kind: 'fatal', room, code: failureCode(error) })
    }
  }

  return {
    run: (waiting) => {
      for (let step = takeNextStep(waiting); step !== null && !ended; step = takeNextStep(waiting)) {
        takeStep(step)
      }
    },
  }
}

function writeGroup(
  files: ReadonlyMap<RoomName, RoomFile>,
  commits: readonly [CommitRequest, ...CommitRequest[]],
  post: (message: WriterMessage) => void,
): void {
  const file = files.get(commits[0].room)
  const notHeld: CommitResult = { kind: 'failed', reason: 'fenced' }
  const results = file?.write(commits.map(({ batch }) => batch)) ?? commits.map(() => notHeld)
  const answers = commits.map(({ id }, at) => answered(id, results[at] ?? notHeld))
  post({ kind: 'answers', answers })
  file?.tend()
}

function answerRequest(
  files: Map<RoomName, RoomFile>,
  deps: WriterDeps,
  request: Exclude<WriterRequest, CommitRequest>,
): Answer {
  const { id } = request
  switch (request.kind) {
    case 'open':
      return answered(id, open(files, deps.folder, request.room))
    case 'exists':
      return answered(id, deps.folder.has(request.room))
    case 'rooms':
      return answered(id, deps.folder.rooms())
    case 'compact': {
      const { document, base, upToSeq } = request
      const file = files.get(request.room)
      const result = file?.compact(document, base, upToSeq)
      if (result?.kind === 'misasked') return { id, ...result }
      return answered(id, result ?? { kind: 'failed', reason: 'fenced' })
    }
    case 'release':
      close(files, request.room)
      return answered(id, null)
    case 'erase':
      erase(files, deps.folder, request.room)
      return answered(id, null)
    case 'stop':
      for (const room of [...files.keys()]) close(files, room)
      deps.letGo()
      return answered(id, null)
  }
}

function open(files: Map<RoomName, RoomFile>, folder: DataFolder, room: RoomName): OpenResult {
  const there = files.get(room)
  if (there?.refuses() === 'disk-full') {
    // A file that is closed on a full disk may not open again: its shared index finds no room. It is read as it stands.
    const verdict = there.read()
    if (verdict.kind === 'sound') return { kind: 'opened', record: packTails(verdict.record) }
  }
  // Closed first: what is read again is what a new process would read.
  close(files, room)
  const { result, file } = openRoom(folder, room)
  if (file !== null) files.set(room, file)
  return result.kind === 'opened' ? { ...result, record: packTails(result.record) } : result
}

/** One buffer a document: a hundred thousand small ones take longer to hand over than to read. */
function packTails(record: RoomRecord): RoomRecord {
  const documents = record.documents.map((stored) => {
    const bytes = new Uint8Array(stored.tail.reduce((sum, update) => sum + update.length, 0))
    let at = 0
    const tail = stored.tail.map((update) => {
      bytes.set(update, at)
      at += update.length
      return bytes.subarray(at - update.length, at)
    })
    return { ...stored, tail }
  })
  return { ...record, documents }
}

function close(files: Map<RoomName, RoomFile>, room: RoomName): void {
  files.get(room)?.close()
  files.delete(room)
}

function erase(files: Map<RoomName, RoomFile>, folder: DataFolder, room: RoomName): void {
  if (!files.has(room) && folder.has(room)) open(files, folder, room)
  files.get(room)?.shred()
  close(files, room)
  folder.destroy(room)
}

function answered(id: number, value: unknown): Answer {
  return { id, kind: 'answer', value }
}
