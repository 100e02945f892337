/** Limits of what an organiser prepares. Lengths are UTF-16 units (what `string.length` counts). */
export const catalogueLimits = {
  titleCharactersMax: 200,
  /** One line in a phone's header at 320 px. */
  shortTitleCharactersMax: 40,
  codeCharactersMax: 24,
  lineCharactersMax: 160,
  nameCharactersMax: 80,
  themeCharactersMax: 40,
  labelCharactersMax: 60,
  /** What Wi-Fi itself allows: 32 octets for a name, 63 characters for a password. */
  wifiNameCharactersMax: 32,
  wifiPasswordCharactersMax: 63,
  noticeCharactersMax: 300,
  listMax: 20,
  agendaMax: 30,
  minutesMax: 600,
  peopleMax: 100_000,
  rankMax: 999,
  /** Sheets of signatures of one forum, and lines of communes or structures on one. */
  halfDaysMax: 20,
  groupsMax: 200,
  seriesMax: 100,
  forumsPerSeriesMax: 100,
  sessionsPerForumMax: 30,
  /** Alive at once; revoked ones do not count. */
  linksPerSessionMax: 40,
  /** Words about a series' recommendations; ten thousand pairs read twice, and as much again to write and undo. */
  decisionsPerSeriesMax: 50_000,
  finalTextCharactersMax: 2_000,
  commandBytesMax: 64 * 1024,
  /** Every text of a session written anew, with its reasons. */
  correctionBytesMax: 512 * 1024,
} as const
