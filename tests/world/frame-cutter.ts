/** Knows of the bytes of one direction whether a WebSocket is being spoken, and where a frame begins. */
export interface FrameCutter {
  /** The bytes, when they are exactly one whole binary or text frame of an open WebSocket; else null. */
  wholeFrame(bytes: Buffer): Buffer | null
}

export function createFrameCutter(): FrameCutter {
  let speaks = false
  let begun = false
  return {
    wholeFrame(bytes) {
      if (!begun) {
        begun = true
        speaks = /^GET [^\r]*\r\n(?:[^\r]+\r\n)*upgrade: websocket\r\n/i.test(bytes.toString('latin1'))
        return null
      }
      if (!speaks) return null
      const length = lengthOf(bytes)
      const opcode = (bytes[0] ?? 0) & 0x0f
      return length === bytes.length && (opcode === 1 || opcode === 2) ? bytes : null
    },
  }
}

/** Of the first frame, header included; 0 when its header is not whole. */
function lengthOf(bytes: Buffer): number {
  if (bytes.length < 6) return 0
  const short = (bytes[1] ?? 0) & 0x7f
  const masked = ((bytes[1] ?? 0) & 0x80) !== 0 ? 4 : 0
  if (short < 126) return 2 + masked + short
  if (short === 126) return 4 + masked + bytes.readUInt16BE(2)
  return bytes.length < 10 ? 0 : 10 + masked + Number(bytes.readBigUInt64BE(2))
}
