/** Everything has a limit. Lengths are UTF-16 units (what `string.length` counts), times milliseconds, sizes bytes. */
export const limits = {
  /** A question or a contribution: three lines on the wall at 80/1080 (UX §4.1). */
  askedCharactersMax: 280,
  answerCharactersMax: 4_000,
  summaryCharactersMax: 600,
  recommendationCharactersMax: 1_000,
  changeCharactersMax: 600,
  reasonCharactersMax: 200,
  nameCharactersMax: 60,
  titleCharactersMax: 200,
  noteCharactersMax: 20_000,
  messageCharactersMax: 200,
  boardMessageCharactersMax: 60,
  addresseesMax: 6,
  sourcesMax: 30,
  cardsMax: 5_000,
  /** Questions that one seat may have waiting: a hall has one address, so limits count by seat (DESIGN §5). */
  waitingPerSeatMax: 10,
  askedPerSeatPerMinuteMax: 6,
  commandsPerSeatPerMinuteMax: 240,
  /** Counts of supports and opinions change for the room this often: nobody's tap is told from another's (DESIGN §5). */
  countsEveryMs: 10_000,
  /** Phones get one frame in this time, boards and team every tick (DESIGN §4). */
  phoneFrameMs: 400,
  presenceEveryMs: 2_000,
  /** Replicas are compared with the server's documents this often (TRUST C-04). */
  contentHashEveryMs: 30_000,
  commandBytesMax: 16 * 1024,
  /** One frame from a client; a step 2 after an offline hour is some tens of KB. */
  updateBytesMax: 256 * 1024,
  structsMax: 5_000,
  deleteRangesMax: 20_000,
  /** A page writes under one id, under a second one where another page drew the same. */
  clientsPerUpdateMax: 8,
  /**
   * Requests and sockets of one seat. A page that opens asks some ten times, a phone that looks by itself every six
   * seconds; an outbox that comes back after an hour posts some hundred acts.
   */
  arrivalsPerSeatPerSecondMax: 20,
  arrivalsPerSeatBurstMax: 400,
  /** Of those who have no seat yet, by address: two thousand phones behind one may come in at once, by one request each. */
  strangersPerAddressPerSecondMax: 50,
  strangersPerAddressBurstMax: 3_000,
  /** Eight pages of one seat with all their documents open: a laptop's browser after an untidy afternoon. */
  socketsPerSeatMax: 40,
  /** A connection that has not said a word is closed after this, a slow request after those. */
  silentConnectionMs: 5_000,
  headersMs: 8_000,
  requestMs: 12_000,
  /** A connection on which nothing moves, with an answer still to be read. */
  idleConnectionMs: 30_000,
  wrongCodesPerMinuteMax: 60,
  /** One address may not use up the whole house's minute. */
  wrongCodesPerAddressPerMinuteMax: 20,
  wrongCodesBeforeNewCode: 300,
  /** A million codes: after a thousand wrong ones the doors are shut until the team opens them, so one guess in a thousand. */
  wrongCodesBeforeDoorsShut: 1_000,
  /** What is in flight when a phase or a role changes is still taken for so long. */
  graceMs: 4_000,
  sendQueueBytesMax: 1024 * 1024,
  slowReaderMs: 30_000,
  heartbeatMs: 8_000,
  silenceMs: 18_000,
  floorSeatsMax: 60,
  /** Tickets and phones that asked for the floor in one session, those who have spoken included. */
  speakersMax: 1_000,
  /** People in one room. */
  presentMax: 100_000,
  speechMinutesMax: 60,
  /** Of those who wait, the room sees so many. */
  speakersShownMax: 3,
  socketsPerSessionMax: 4_000,
  /**
   * One connection on a document. Fast typing is 30 updates a second with as many barriers; a step 2 after an offline hour,
   * sent again after a refusal, must pass at once.
   */
  documentMessagesPerSecondMax: 120,
  documentMessagesBurstMax: 600,
  documentBytesPerSecondMax: 128 * 1024,
  documentBytesBurstMax: 1024 * 1024,
  /** One control connection: an outbox that comes back after an hour sends some hundred acts at once. */
  controlMessagesPerSecondMax: 20,
  controlMessagesBurstMax: 400,
  /** A peer that does not answer our close frame is cut after this. */
  closeAnswerMs: 5_000,
  /** An archive that refuses (its disk is full) is asked again after this, for as long as the house runs. */
  sealAgainMs: 10_000,
} as const
