/** Room on the disk, as those who write to it see it. */
export interface Space {
  /** False from the first write that was refused for want of room until there is room again. */
  readonly isOpen: () => boolean
  /** A write was refused for want of room. */
  readonly refused: () => void
  /**
   * Takes the reserve away so that a session can be closed and its minutes be made. False when there was none to give, or
   * it was given before and is used up.
   */
  readonly giveReserve: () => Promise<boolean>
  /** What it was given for is done: it is made again as soon as there is room. */
  readonly takeBackReserve: () => void
  /** Gives what ends the listening. */
  readonly onChange: (listener: (isOpen: boolean) => void) => () => void
}

/** Where the disk is never full: tests of other things, journals in memory. */
export const endlessSpace: Space = {
  isOpen: () => true,
  refused: () => undefined,
  giveReserve: async () => false,
  takeBackReserve: () => undefined,
  onChange: () => () => undefined,
}
