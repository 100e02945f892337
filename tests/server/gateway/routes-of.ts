import type { ServedHouse } from '../../world/served-house.ts'

interface Layer {
  readonly route?: { readonly path: string | readonly string[]; readonly methods: Readonly<Record<string, boolean>> }
  readonly handle?: { readonly stack?: readonly Layer[] }
}

/** Every route that the running app would try, read out of its router. */
export function routesOf(house: ServedHouse): string[] {
  const app = house.assembled.server.listeners('request')[0] as unknown as {
    readonly router: { readonly stack: Layer[] }
  }
  const routes: string[] = []
  const walk = (layers: readonly Layer[]) => {
    for (const { route, handle } of layers) {
      if (route === undefined) walk(handle?.stack ?? [])
      else
        for (const path of [route.path].flat())
          for (const method of Object.keys(route.methods)) routes.push(`${method.toUpperCase()} ${path}`)
    }
  }
  walk(app.router.stack)
  return routes.sort()
}
