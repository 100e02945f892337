/**
 * Where the archive's files lie: a folder on a disk, a table of a database, a map in a test. Paths are relative, made of
 * the segments below and joined by `/`.
 */
export interface ArchiveTree {
  /** The bytes of a file, or null when there is none. */
  read(path: string): Promise<Uint8Array | null>
  /** Names of the files and folders in a folder, sorted; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>
  /**
   * Writes a file whole, over an older one. When it resolves the file survives a power cut; at no moment is a half
   * one there under this name. Rejects when the disk is full or broken: nothing has changed then.
   */
  write(path: string, bytes: Uint8Array): Promise<void>
}

/** A name as one segment of a path: letters without accents, digits, `-`, `_`, and dots between them. Never `..`. */
export function pathSegment(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80)
  return plain === '' ? 'sans-nom' : plain
}

/** For adapters: true when a path has only segments that `pathSegment` would leave as they are. */
export function isArchivePath(path: string): boolean {
  return path.split('/').every((segment) => segment !== '' && pathSegment(segment) === segment)
}
