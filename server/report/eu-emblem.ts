import { crc32, deflateSync } from 'node:zlib'

/**
 * The emblem of the Union as its own graphic guide constructs it: twelve upright five-pointed stars on a circle of a third
 * of the height, each in a circle of an eighteenth of the height, on reflex blue, two to three. Drawn here so that a report
 * asks nothing of the network and its bytes are ours.
 */
const HEIGHT = 180
const WIDTH = 270
const BLUE = [0x00, 0x33, 0x99] as const
const GOLD = [0xff, 0xcc, 0x00] as const

type Point = readonly [number, number]

function stars(): readonly (readonly Point[])[] {
  return Array.from({ length: 12 }, (_, hour) => {
    const at = (hour * Math.PI) / 6
    return star(WIDTH / 2 + (HEIGHT / 3) * Math.sin(at), HEIGHT / 2 - (HEIGHT / 3) * Math.cos(at), HEIGHT / 18)
  })
}

/** Ten corners; the inner ones lie where the lines between the outer ones cross. */
function star(x: number, y: number, radius: number): readonly Point[] {
  const inner = (radius * Math.cos((2 * Math.PI) / 5)) / Math.cos(Math.PI / 5)
  return Array.from({ length: 10 }, (_, corner): Point => {
    const reach = corner % 2 === 0 ? radius : inner
    const at = (corner * Math.PI) / 5
    return [x + reach * Math.sin(at), y - reach * Math.cos(at)]
  })
}

export function emblemSvg(): string {
  const shapes = stars().map(
    (points) => `<polygon points="${points.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ')}"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="#003399"/><g fill="#FFCC00">${shapes.join('')}</g></svg>`
}

/** For Word, which wants pixels: the same shapes, each pixel the mean of nine. */
export function emblemPng(): Uint8Array {
  const shapes = stars()
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3))
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const gold = coverage(shapes, x, y)
      for (let c = 0; c < 3; c++) {
        rows[y * (1 + WIDTH * 3) + 1 + x * 3 + c] = Math.round((BLUE[c] ?? 0) * (1 - gold) + (GOLD[c] ?? 0) * gold)
      }
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function coverage(shapes: readonly (readonly Point[])[], x: number, y: number): number {
  const near = shapes.filter(
    ([top]) => top !== undefined && Math.abs(top[0] - x) < 12 && y - top[1] > -2 && y - top[1] < 24,
  )
  if (near.length === 0) return 0
  let inside = 0
  for (const dy of [1 / 6, 0.5, 5 / 6]) {
    for (const dx of [1 / 6, 0.5, 5 / 6]) if (near.some((shape) => holds(shape, x + dx, y + dy))) inside++
  }
  return inside / 9
}

/** Whether a point lies within a polygon: a ray to the right crosses its sides an odd number of times. */
function holds(shape: readonly Point[], x: number, y: number): boolean {
  let odd = false
  for (let i = 0; i < shape.length; i++) {
    const [ax, ay] = shape[i] ?? [0, 0]
    const [bx, by] = shape[(i + 1) % shape.length] ?? [0, 0]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd
  }
  return odd
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const made = Buffer.alloc(body.length + 8)
  made.writeUInt32BE(data.length, 0)
  body.copy(made, 4)
  made.writeUInt32BE(crc32(body), body.length + 4)
  return made
}
