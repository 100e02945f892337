import { type ArchiveTree, isArchivePath } from '../../archive/archive-tree.ts'

/** An archive's tree in memory, for tests and for the visit. `files`: path → bytes, also to look at and to damage. */
export function createMemoryArchiveTree(files: Map<string, Uint8Array> = new Map()): ArchiveTree {
  return {
    async read(path) {
      return files.get(path)?.slice() ?? null
    },
    async list(folder) {
      const start = folder === '' ? '' : `${folder}/`
      const names = [...files.keys()]
        .filter((path) => path.startsWith(start))
        .map((path) => path.slice(start.length).split('/')[0] ?? '')
      return [...new Set(names)].sort()
    },
    async write(path, bytes) {
      if (!isArchivePath(path)) throw new Error('not a path of the archive')
      files.set(path, bytes.slice())
    },
  }
}
