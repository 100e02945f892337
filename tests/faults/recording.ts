import { readFileSync } from 'node:fs'

/** One thing that a process did to the files below its folder, or told somebody; paths are relative, '' is the folder. */
export type DiskOp =
  | { readonly op: 'open'; readonly fd: number; readonly path: string; readonly made: boolean; readonly cut: boolean }
  | { readonly op: 'close'; readonly fd: number }
  | { readonly op: 'write'; readonly fd: number; readonly at: number; readonly bytes: Buffer }
  | { readonly op: 'resize'; readonly fd: number; readonly size: number }
  /** `failed`: the system said so, and forgets what it could not write: no later flush brings it to the disk. */
  | { readonly op: 'flush'; readonly fd: number; readonly failed: boolean }
  | { readonly op: 'rename'; readonly from: string; readonly to: string }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'folder'; readonly path: string }
  | { readonly op: 'told'; readonly text: string }

const headBytes = 24

/** What `disk.c` wrote down, in the order in which it happened. */
export function readRecording(file: string): DiskOp[] {
  const log = readFileSync(file)
  const ops: DiskOp[] = []
  for (let at = 0; at + headBytes <= log.length; ) {
    const type = String.fromCharCode(log[at] ?? 0)
    const fd = log.readInt32LE(at + 4)
    const number = Number(log.readBigInt64LE(at + 8))
    const size = log.readUInt32LE(at + 16)
    const data = log.subarray(at + headBytes, at + headBytes + size)
    at += headBytes + size
    ops.push(opOf(type, fd, number, data))
  }
  return ops
}

function opOf(type: string, fd: number, number: number, data: Buffer): DiskOp {
  switch (type) {
    case 'C':
    case 'o':
      return { op: 'open', fd, path: data.toString(), made: type === 'C', cut: number === 1 }
    case 'x':
      return { op: 'close', fd }
    case 'w':
      return { op: 'write', fd, at: number, bytes: data }
    case 't':
      return { op: 'resize', fd, size: number }
    case 'f':
    case 'F':
      return { op: 'flush', fd, failed: type === 'F' }
    case 'r': {
      const [from = '', to = ''] = data.toString().split('\0')
      return { op: 'rename', from, to }
    }
    case 'u':
      return { op: 'remove', path: data.toString() }
    case 'm':
      return { op: 'folder', path: data.toString() }
    case 'a':
      return { op: 'told', text: data.toString() }
    default:
      throw new Error(`a recording with ${type}`)
  }
}
