/** What somebody chose about one page, kept in this browser for that page alone: its language, its keys. */
export interface PageMemory {
  read(name: string): string | null
  keep(name: string, value: string): void
}

/** Never throws: a storage that is full or forbidden costs the memory, nothing else. */
export function createPageMemory(storage: Pick<Storage, 'getItem' | 'setItem'> | null, page: string): PageMemory {
  const key = (name: string) => `palabre/${page}/${name}`
  return {
    read(name) {
      try {
        return storage?.getItem(key(name)) ?? null
      } catch (_forbidden) {
        return null
      }
    },
    keep(name, value) {
      try {
        storage?.setItem(key(name), value)
      } catch (_full) {
        // It is asked again next time.
      }
    },
  }
}
