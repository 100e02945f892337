/**
 * What both channels ask of `ws`. Nothing is compressed; pings are not answered unasked; a message comes in few pieces:
 * each piece of one byte costs a hundred of memory until the whole is there (TRUST F-02).
 */
export const wireOptions = {
  perMessageDeflate: false,
  autoPong: false,
  maxFragments: 64,
  maxBufferedChunks: 4_096,
} as const
