import type { CatalogueView } from '../../shared/domain/catalogue-view.ts'
import type { SessionId } from '../../shared/domain/ids.ts'
import type { SessionRole } from '../../shared/domain/role.ts'
import type { House } from './house.ts'

/** Tokens of the links of one session of the example forum. */
export type ExampleLinks = Readonly<Record<SessionRole, string>> & { readonly session: SessionId }

/** As the organiser does it: comes in by her link, opens the example, reads the links of its first session. */
export async function openExample(house: House, rank = 1): Promise<ExampleLinks> {
  const { origin } = house
  const headers = { 'content-type': 'application/json', origin }
  const entered = await fetch(`${origin}/o`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ token: house.organiserToken }),
  })
  const cookie = entered.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  await fetch(`${origin}/organiser/example`, { method: 'POST', headers: { ...headers, cookie } })
  const read = await fetch(`${origin}/organiser/catalogue.json`, { headers: { cookie } })
  const view = (await read.json()) as CatalogueView
  const session = view.sessions.find((each) => each.rank === rank)
  if (session === undefined) throw new Error('the example has no such session')
  const tokens = view.links
    .filter((link) => link.session === session.id && link.address !== null)
    .map((link) => [link.role, link.address?.split(/[#/]/).at(-1) ?? ''])
  return { ...(Object.fromEntries(tokens) as Record<SessionRole, string>), session: session.id }
}
