import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** Another address of the same house, as a router gives it: every byte is passed on, until the address is gone. */
export interface Relay {
  readonly origin: string
  /** The router is off: nothing answers there any more. */
  readonly cut: () => Promise<void>
}

export async function aRelayTo(origin: string): Promise<Relay> {
  const { hostname, port } = new URL(origin)
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const each of [near, far]) {
      open.add(each)
      each.on('error', () => undefined)
      each.on('close', () => {
        open.delete(each)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () =>
      new Promise((gone) => {
        server.close(() => gone())
        for (const each of open) each.destroy()
      }),
  }
}
