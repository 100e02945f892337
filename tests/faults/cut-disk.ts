import type { Random } from '../../server/runtime/random.ts'
import type { DiskOp } from './recording.ts'

/**
 * A disk with a cache that a power cut loses. What was flushed is kept; of the rest, none, all, or any part of it, a write
 * torn at sectors. A name (made, renamed, removed) is kept for certain only once its folder was flushed; what a file held
 * at its own flush is kept under whatever name is kept.
 */
export interface CutDisk {
  apply(op: DiskOp): void
  /** Files as a power cut at this moment may leave them, by path. */
  cut(random: Random, loss: Loss): Map<string, Buffer>
}

/** What becomes of that which was not flushed. */
export const LOSSES = ['none kept', 'all kept', 'torn'] as const
export type Loss = (typeof LOSSES)[number]

const sectorBytes = 512

type Unflushed = { readonly at: number; readonly bytes: Buffer } | { readonly size: number }
interface FileNode {
  readonly is: 'file'
  /** As flushed: `size` bytes of it count. */
  kept: Buffer
  size: number
  unflushed: Unflushed[]
}
type NameChange =
  | { readonly put: string; readonly node: Node; readonly instead: string | null }
  | { readonly drop: string }
interface FolderNode {
  readonly is: 'folder'
  readonly kept: Map<string, Node>
  readonly now: Map<string, Node>
  unflushed: NameChange[]
}
type Node = FileNode | FolderNode

const aFolder = (): FolderNode => ({ is: 'folder', kept: new Map(), now: new Map(), unflushed: [] })

export function createCutDisk(): CutDisk {
  const root = aFolder()
  const handles = new Map<number, Node>()

  const find = (path: string): Node => {
    let node: Node = root
    for (const name of path === '' ? [] : path.split('/')) {
      const next: Node | undefined = node.is === 'folder' ? node.now.get(name) : undefined
      if (next === undefined) throw new Error(`the recording knows no ${path}`)
      node = next
    }
    return node
  }
  const placeOf = (path: string): { readonly folder: FolderNode; readonly name: string } => {
    const cut = path.lastIndexOf('/')
    const folder = find(cut < 0 ? '' : path.slice(0, cut))
    if (folder.is === 'file') throw new Error(`${path} lies in a file`)
    return { folder, name: path.slice(cut + 1) }
  }
  const put = (path: string, node: Node, instead: string | null = null) => {
    const { folder, name } = placeOf(path)
    folder.now.set(name, node)
    if (instead !== null) folder.now.delete(instead)
    folder.unflushed.push({ put: name, node, instead })
  }
  const drop = (path: string) => {
    const { folder, name } = placeOf(path)
    folder.now.delete(name)
    folder.unflushed.push({ drop: name })
  }
  const fileOf = (fd: number): FileNode => {
    const node = handles.get(fd)
    if (node?.is !== 'file') throw new Error('written to what is no file')
    return node
  }

  return {
    apply(op) {
      switch (op.op) {
        case 'open': {
          if (op.made) put(op.path, { is: 'file', kept: Buffer.alloc(0), size: 0, unflushed: [] })
          const node = find(op.path)
          if (op.cut && node.is === 'file') node.unflushed.push({ size: 0 })
          handles.set(op.fd, node)
          break
        }
        case 'close':
          handles.delete(op.fd)
          break
        case 'write':
          fileOf(op.fd).unflushed.push({ at: op.at, bytes: op.bytes })
          break
        case 'resize':
          fileOf(op.fd).unflushed.push({ size: op.size })
          break
        case 'flush':
          flush(handles.get(op.fd), op.failed)
          break
        case 'rename': {
          const [from, to] = [placeOf(op.from), placeOf(op.to)]
          const node = find(op.from)
          if (from.folder === to.folder) put(op.to, node, from.name)
          else {
            put(op.to, node)
            drop(op.from)
          }
          break
        }
        case 'remove':
          drop(op.path)
          break
        case 'folder':
          put(op.path, aFolder())
          break
        case 'told':
          break
      }
    },
    cut(random, loss) {
      const files = new Map<string, Buffer>()
      collect(root, '', files, random, loss)
      return files
    },
  }
}

function flush(node: Node | undefined, failed: boolean): void {
  if (node === undefined) return
  if (failed) {
    node.unflushed = []
    return
  }
  if (node.is === 'folder') {
    for (const change of node.unflushed) rename(node.kept, change)
    node.unflushed = []
    return
  }
  for (const change of node.unflushed) carry(node, change)
  node.unflushed = []
}

function rename(names: Map<string, Node>, change: NameChange): void {
  if ('drop' in change) names.delete(change.drop)
  else {
    names.set(change.put, change.node)
    if (change.instead !== null) names.delete(change.instead)
  }
}

/** Carries a change into what is kept; the buffer grows by doubling. */
function carry(file: { kept: Buffer; size: number }, change: Unflushed): void {
  const end = 'size' in change ? change.size : change.at + change.bytes.length
  if (end > file.kept.length) {
    const larger = Buffer.alloc(Math.max(end, file.kept.length * 2))
    file.kept.copy(larger, 0, 0, file.size)
    file.kept = larger
  }
  if ('size' in change) {
    if (change.size < file.size) file.kept.fill(0, change.size, file.size)
    file.size = change.size
  } else {
    change.bytes.copy(file.kept, change.at)
    file.size = Math.max(file.size, end)
  }
}

function collect(folder: FolderNode, path: string, files: Map<string, Buffer>, random: Random, loss: Loss): void {
  const names = new Map(folder.kept)
  for (const change of chosen(folder.unflushed, random, loss)) rename(names, change)
  for (const [name, node] of names) {
    if (node.is === 'folder') collect(node, `${path}${name}/`, files, random, loss)
    else files.set(path + name, contentOf(node, random, loss))
  }
}

/** Of the torn: now as many as a journal of names keeps (the first so many), now any of them. */
function chosen(changes: readonly NameChange[], random: Random, loss: Loss): readonly NameChange[] {
  if (loss === 'none kept') return []
  if (loss === 'all kept') return changes
  if (random.int(2) === 0) return changes.slice(0, random.int(changes.length + 1))
  return changes.filter(() => random.int(2) === 0)
}

function contentOf(node: FileNode, random: Random, loss: Loss): Buffer {
  if (loss === 'none kept' || node.unflushed.length === 0) return Buffer.from(node.kept.subarray(0, node.size))
  const file = { kept: Buffer.from(node.kept), size: node.size }
  // Now most of it was on its way, now little.
  const odds = 1 + random.int(15)
  for (const change of node.unflushed) {
    if (loss === 'all kept') carry(file, change)
    else for (const part of sectorsOf(change)) if (random.int(16) < odds) carry(file, part)
  }
  return file.kept.subarray(0, file.size)
}

function sectorsOf(change: Unflushed): Unflushed[] {
  if ('size' in change) return [change]
  const parts: Unflushed[] = []
  for (let from = 0; from < change.bytes.length; ) {
    const at = change.at + from
    const size = Math.min(change.bytes.length - from, sectorBytes - (at % sectorBytes))
    parts.push({ at, bytes: change.bytes.subarray(from, from + size) })
    from += size
  }
  return parts
}
