import { parentPort } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { verifyRoom } from '../../journal/stored-room.ts'
import { failureCode } from './connection.ts'
import type { CopierAnswer, CopierRequest, RoomCheck } from './copier.ts'
import { copyRoom } from './room-copy.ts'
import { readRows } from './room-rows.ts'
import { identify } from './schema.ts'

parentPort?.on('message', (request: CopierRequest) => parentPort?.postMessage(answer(request)))

function answer(request: CopierRequest): CopierAnswer {
  try {
    if (request.kind === 'verify') return { kind: 'verified', check: check(request.file) }
    const source = open(request.file)
    try {
      copyRoom(source, request.toFile)
    } finally {
      source.close()
    }
    return { kind: 'copied' }
  } catch (error) {
    return { kind: 'failed', code: failureCode(error) }
  }
}

/** Read only: a reader beside the writer sees the last commit, keeps nobody waiting, and can harm nothing. */
function open(file: string) {
  return new Database(file, { readonly: true, fileMustExist: true })
}

function check(file: string): RoomCheck {
  let database: ReturnType<typeof open> | null = null
  try {
    database = open(file)
    const identity = identify(database)
    if (identity === 'newer') return { is: 'newer' }
    if (identity === 'foreign') return { is: 'damaged' }
    if (database.pragma('integrity_check(1)', { simple: true }) !== 'ok') return { is: 'damaged' }
    const stored = readRows(database)
    if (verifyRoom(stored).kind === 'damaged') return { is: 'damaged' }
    return { is: 'sound', seq: stored.seq, link: Buffer.from(stored.link).toString('hex') }
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB|FORMAT|ERROR|MISMATCH|TOOBIG|IOERR_SHORT_READ)/.test(failureCode(error))) {
      return { is: 'damaged' }
    }
    throw error
  } finally {
    database?.close()
  }
}
