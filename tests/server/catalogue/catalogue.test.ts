import { describe, expect, it } from 'vitest'
import type { ForumId, LinkId, SessionId } from '../../../shared/domain/ids.ts'
import { SESSION_ROLES } from '../../../shared/domain/role.ts'
import type { CatalogueCommand } from '../../../shared/protocol/catalogue-command.ts'
import {
  aForum,
  anOrganiser,
  aSeries,
  aSession,
  layCatalogueGround,
  plainAddresses,
  tokenOf,
} from './catalogue-ground.ts'

const seal = 'ab'.repeat(32)

async function openHouse() {
  const ground = layCatalogueGround()
  const catalogue = await ground.start()
  const organiser = anOrganiser(catalogue, ground.random)
  return { ground, catalogue, organiser, ...(await organiser.prepare()) }
}

describe('what the organiser prepares', () => {
  it('is the sheet of the session, with what the series says where the forum says nothing', async () => {
    const { catalogue, session } = await openHouse()
    const standing = catalogue.standing(session)
    expect(standing?.is === 'living' && standing.sheet).toMatchObject({
      forumNumber: 2,
      shortTitle: 'Forum de Kayes',
      projectLine: 'Sécurité pour tous',
      funders: ['Union européenne'],
      code: 'KAY-S1',
      expert: { name: 'Awa', title: 'Commissariat à la réforme' },
      themes: { A: 'Participation' },
      wifi: null,
      notice: null,
    })
  })

  it('is there again after a new start, links and organiser’s link included', async () => {
    const { ground, catalogue, session } = await openHouse()
    const again = await ground.start()
    expect(again.view(plainAddresses)).toEqual(catalogue.view(plainAddresses))
    expect(again.organiserToken()).toBe(catalogue.organiserToken())
    expect(again.houseKey()).toEqual(catalogue.houseKey())
    expect(again.living()).toEqual([session])
  })

  it('tells the living sessions of a change in series, forum or sheet, once it is on disk', async () => {
    const { organiser, series, forum, session } = await openHouse()
    await organiser.send({ kind: 'edit-series', series, fields: { funders: ['Union africaine'] } })
    await organiser.send({ kind: 'edit-forum', forum, fields: { place: 'Mopti' } })
    await organiser.send({ kind: 'edit-session', session, fields: { chair: 'Oumar' } })
    await organiser.send({ kind: 'edit-session', session, fields: { chair: 'Oumar' } })
    const sheets = organiser.changes.map((change) => (change.is === 'sheet' ? change.sheet : null))
    expect(sheets).toHaveLength(3)
    expect(sheets[2]).toMatchObject({ funders: ['Union africaine'], place: 'Mopti', chair: 'Oumar' })
  })

  it('changes only the fields that an edit names', async () => {
    const { organiser, catalogue, forum } = await openHouse()
    await Promise.all([
      organiser.send({ kind: 'edit-forum', forum, fields: { venue: 'Mairie' } }),
      organiser.send({ kind: 'edit-forum', forum, fields: { expected: null } }),
    ])
    expect(catalogue.view(plainAddresses).forums[0]).toMatchObject({ venue: 'Mairie', expected: null, place: 'Kayes' })
  })

  it('keeps the notice of example data, whatever is edited', async () => {
    const { organiser, catalogue, series } = await openHouse()
    const marked = organiser.newId()
    const make = { kind: 'make-series', series: marked, fields: aSeries(), notice: 'Données d’essai.' } as unknown
    await organiser.send(make as CatalogueCommand)
    await organiser.send({ kind: 'edit-series', series: marked as typeof series, fields: aSeries({ title: 'Autre' }) })
    expect(catalogue.view(plainAddresses).series[1]).toMatchObject({ title: 'Autre', notice: 'Données d’essai.' })
  })

  it('gives each new session the next code of its forum', async () => {
    const { organiser, catalogue, forum } = await openHouse()
    await organiser.addSession(forum)
    await organiser.send({ kind: 'edit-forum', forum, fields: { code: 'kys' } })
    await organiser.addSession(forum)
    expect(catalogue.view(plainAddresses).sessions.map((each) => each.code)).toEqual(['KAY-S1', 'KAY-S2', 'KYS-S3'])
  })
})

describe('a command', () => {
  it('that comes twice is one act with one answer, also after a new start', async () => {
    const { ground, organiser, catalogue, session } = await openHouse()
    const id = organiser.newId()
    const make: CatalogueCommand = { kind: 'make-link', session, role: 'facilitator', label: 'Deuxième' }
    const answers = await Promise.all([organiser.send(make, id), organiser.send(make, id)])
    expect(answers[1]).toEqual(answers[0])
    const again = await ground.start()
    expect(await anOrganiser(again, ground.random).send(make, id)).toEqual(answers[0])
    expect(again.view(plainAddresses).links).toEqual(catalogue.view(plainAddresses).links)
    expect(again.view(plainAddresses).links).toHaveLength(SESSION_ROLES.length + 1)
  })

  it('is not answered before it is on disk', async () => {
    const { ground, organiser, catalogue, session } = await openHouse()
    ground.journal().hold()
    let answered = false
    const sent = organiser.send({ kind: 'edit-session', session, fields: { title: 'Neuf' } }).then((answer) => {
      answered = true
      return answer
    })
    await new Promise((turn) => setImmediate(turn))
    expect(answered).toBe(false)
    expect(catalogue.view(plainAddresses).sessions[0]?.title).not.toBe('Neuf')
    ground.journal().letGo()
    expect(await sent).toEqual({ is: 'done', id: session })
  })

  it('whose commit fails is refused, changes nothing, and the next one is kept', async () => {
    const { ground, organiser, catalogue, forum, session } = await openHouse()
    ground.journal().failNext('disk-full')
    const lost = await organiser.send({ kind: 'edit-session', session, fields: { title: 'Perdu' } })
    expect(lost).toEqual({ is: 'refused', refusal: { code: 'disk-full', count: null }, field: null })
    ground.journal().failNext('io')
    const born = await organiser.addSession(forum)
    expect(catalogue.standing(born)).toBeNull()
    expect([...ground.kept.keys()]).not.toContain(born)
    await organiser.send({ kind: 'edit-session', session, fields: { title: 'Gardé' } })
    expect(catalogue.view(plainAddresses).sessions.map((each) => each.title)).toEqual(['Gardé'])
    expect(organiser.changes.filter((change) => change.is === 'sheet')).toHaveLength(1)
  })

  it('for what is not there, or is there already, is refused by name', async () => {
    const { organiser, session, forum, series } = await openHouse()
    const nobody = organiser.newId()
    const codeOf = async (command: unknown) => {
      const answer = await organiser.send(command as CatalogueCommand)
      return answer.is === 'refused' ? answer.refusal.code : 'done'
    }
    expect(await codeOf({ kind: 'edit-forum', forum: nobody, fields: {} })).toBe('unknown-card')
    expect(await codeOf({ kind: 'make-session', session: nobody, forum: nobody, fields: aSession() })).toBe(
      'unknown-card',
    )
    expect(await codeOf({ kind: 'make-session', session, forum, fields: aSession() })).toBe('wrong-state')
    expect(await codeOf({ kind: 'make-forum', forum, series, fields: aForum() })).toBe('wrong-state')
    expect(await codeOf({ kind: 'revoke-link', link: nobody, replace: true })).toBe('unknown-card')
  })
})

describe('the doors', () => {
  it('open by one link for each role, with a token of its own length', async () => {
    const { catalogue, session } = await openHouse()
    for (const role of SESSION_ROLES) {
      const token = tokenOf(catalogue, session, role)
      expect(token).toMatch(role === 'participant' ? /^[A-Z2-7]{13}$/ : /^[A-Z2-7]{26}$/)
      const opened = catalogue.linkOfToken(token)
      expect(opened).toMatchObject({ session, role })
      expect(catalogue.isAlive(opened?.link as LinkId)).toBe(true)
    }
    expect(catalogue.participantToken(session)).toBe(tokenOf(catalogue, session, 'participant'))
    expect(catalogue.linkOfToken(tokenOf(catalogue, session, 'participant').toLowerCase())).not.toBeNull()
  })

  it.each(['', 'A', 'A'.repeat(13), 'B'.repeat(26), '__proto__', 'constructor', '1'.repeat(13), 'A'.repeat(100_000)])(
    'stay shut for %.20s',
    async (token) => {
      const { catalogue } = await openHouse()
      expect(catalogue.linkOfToken(token)).toBeNull()
      expect(catalogue.sealedSessionOfToken(token)).toBeNull()
      expect(catalogue.isOrganiserToken(token)).toBe(false)
    },
  )

  it('know the organiser by one token alone', async () => {
    const { catalogue, session } = await openHouse()
    expect(catalogue.isOrganiserToken(catalogue.organiserToken())).toBe(true)
    expect(catalogue.isOrganiserToken(tokenOf(catalogue, session, 'facilitator'))).toBe(false)
    expect(catalogue.linkOfToken(catalogue.organiserToken())).toBeNull()
  })

  it('shut for a revoked link, and open for the one in its place', async () => {
    const { catalogue, organiser, session } = await openHouse()
    const old = tokenOf(catalogue, session, 'participant')
    const link = catalogue.linkOfToken(old)?.link as LinkId
    await organiser.send({ kind: 'revoke-link', link, replace: true })
    expect(organiser.changes).toContainEqual({ is: 'revoked', link, session })
    expect(catalogue.linkOfToken(old)).toBeNull()
    expect(catalogue.isAlive(link)).toBe(false)
    const next = catalogue.participantToken(session)
    expect(next).not.toBe(old)
    expect(catalogue.linkOfToken(next ?? '')).toMatchObject({ session, role: 'participant' })
    const twice = await organiser.send({ kind: 'revoke-link', link, replace: true })
    expect(twice).toMatchObject({ is: 'refused', refusal: { code: 'wrong-state' } })
  })

  it('have no participant link once all of them were revoked', async () => {
    const { catalogue, organiser, session } = await openHouse()
    const link = catalogue.linkOfToken(catalogue.participantToken(session) ?? '')?.link as LinkId
    await organiser.send({ kind: 'revoke-link', link, replace: false })
    expect(catalogue.participantToken(session)).toBeNull()
  })

  it('know nothing of a session that never was', async () => {
    const { catalogue, organiser } = await openHouse()
    expect(catalogue.standing(organiser.newId() as SessionId)).toBeNull()
    await expect(catalogue.markSealed(organiser.newId() as SessionId, seal)).rejects.toThrow()
  })
})

describe('a seal', () => {
  it('shreds the session’s secret and links; an old card still finds what became of it', async () => {
    const { ground, catalogue, organiser, session } = await openHouse()
    const [participant, facilitator] = [
      tokenOf(catalogue, session, 'participant'),
      tokenOf(catalogue, session, 'facilitator'),
    ]
    const secret = ground.kept.get(session)
    expect(secret?.some((byte) => byte !== 0)).toBe(true)
    await catalogue.markSealed(session, seal)
    expect(secret?.every((byte) => byte === 0)).toBe(true)
    expect([...ground.kept.keys()].sort()).toEqual(['house', 'organiser'])
    for (const house of [catalogue, await ground.start()]) {
      expect(house.linkOfToken(participant)).toBeNull()
      expect(house.linkOfToken(facilitator)).toBeNull()
      expect(house.sealedSessionOfToken(participant)).toBe(session)
      expect(house.sealedSessionOfToken(facilitator)).toBeNull()
      expect(house.standing(session)).toMatchObject({ is: 'sealed', seal })
      expect(house.living()).toEqual([])
      expect(house.view(plainAddresses).links).toEqual([])
    }
    expect(await organiser.send({ kind: 'edit-session', session, fields: { title: 'Autre' } })).toMatchObject({
      is: 'refused',
      refusal: { code: 'closed' },
    })
    expect(await organiser.send({ kind: 'make-link', session, role: 'board', label: '' })).toMatchObject({
      refusal: { code: 'closed' },
    })
  })

  it('keeps the sheet as it was, whatever becomes of the forum', async () => {
    const { catalogue, organiser, forum, session } = await openHouse()
    await catalogue.markSealed(session, seal)
    await organiser.send({ kind: 'edit-forum', forum, fields: { place: 'Gao' } })
    expect(catalogue.standing(session)?.sheet.place).toBe('Kayes')
    expect(organiser.changes).toEqual([])
  })

  it('may be set twice, and its shredding is finished after a power cut', async () => {
    const { ground, catalogue, session } = await openHouse()
    const secret = ground.kept.get(session)?.slice() ?? new Uint8Array()
    await catalogue.markSealed(session, seal)
    await catalogue.markSealed(session, seal)
    ground.kept.set(session, secret)
    await ground.start()
    expect(ground.kept.has(session)).toBe(false)
  })

  it('is what the next session of the series chains to', async () => {
    const { catalogue, organiser, series, forum, session } = await openHouse()
    const second = await organiser.addSession(forum)
    const earlier = organiser.newId() as ForumId
    await organiser.send({ kind: 'make-forum', forum: earlier, series, fields: aForum({ rank: 1, place: 'Bamako' }) })
    const before = await organiser.addSession(earlier)
    await catalogue.markSealed(session, seal)
    expect(catalogue.previousSeal(second)).toBe(seal)
    expect(catalogue.previousSeal(session)).toBeNull()
    expect(catalogue.previousSeal(before)).toBeNull()
  })
})

describe('on disk', () => {
  it('stands no token and no secret among the rows', async () => {
    const { ground, catalogue, session } = await openHouse()
    for (const role of SESSION_ROLES) expect(ground.written()).not.toContain(tokenOf(catalogue, session, role))
    expect(ground.written()).not.toContain(catalogue.organiserToken())
  })
})
