import { describe, expect, it } from 'vitest'
import { catalogueLimits } from '../../../shared/domain/catalogue-limits.ts'
import type { ForumId } from '../../../shared/domain/ids.ts'
import { parseCatalogueCommand } from '../../../shared/protocol/catalogue-command.ts'
import { createSeededRandom } from '../../world/random.ts'
import { aForum, anOrganiser, aSeries, type aSession, layCatalogueGround, plainAddresses } from './catalogue-ground.ts'

const random = createSeededRandom(5)
const id = random.id()
const series = random.id()

describe('what comes over the wire', () => {
  it.each([
    null,
    'text',
    [],
    {},
    { id, command: null },
    { id: 'short', command: { kind: 'make-series', series, fields: aSeries(), notice: null } },
    { id, command: { kind: 'make-series', series: '../x', fields: aSeries(), notice: null } },
    { id, command: { kind: 'make-series', series, fields: { ...aSeries(), title: 7 }, notice: null } },
    { id, command: { kind: 'make-series', series, fields: { ...aSeries(), more: 1 }, notice: null } },
    { id, command: { kind: 'make-series', series, fields: aSeries(), notice: null, role: 'organiser' } },
    { id, command: { kind: 'edit-series', series, fields: { title: 'x'.repeat(2_001) } } },
    { id, command: { kind: 'edit-series', series, fields: { funders: Array(101).fill('x') } } },
    // Seed 22 of the fuzz campaign: bytes where a list belongs made the schema throw.
    { id, command: { kind: 'edit-series', series, fields: { funders: new Uint8Array(4) } } },
    { id, command: { kind: 'make-link', session: series, role: 'organiser', label: '' } },
    JSON.parse(
      `{"id":"${id}","command":{"kind":"edit-series","series":"${series}","fields":{"__proto__":{"title":"x"}}}}`,
    ),
  ])('is refused as malformed: %#', (input) => {
    expect(parseCatalogueCommand(input)).toEqual({ is: 'refused', code: 'malformed' })
  })

  it('loses a prototype that was slipped in beside the kind, and nothing takes it over', () => {
    const json = `{"id":"${id}","command":{"kind":"edit-series","series":"${series}","fields":{},"__proto__":{"admin":1}}}`
    const parsed = parseCatalogueCommand(JSON.parse(json))
    expect(parsed.is === 'command' && Object.keys(parsed.envelope.command)).toEqual(['kind', 'series', 'fields'])
    expect(parsed.is === 'command' && 'admin' in parsed.envelope.command).toBe(false)
    expect('admin' in {}).toBe(false)
  })

  it.each(['__proto__', 'constructor', 'toString', 'delete-everything', ''])('knows no kind %s', (kind) => {
    expect(parseCatalogueCommand({ id, command: { kind } })).toEqual({ is: 'refused', code: 'unknown-command' })
  })
})

describe('fields', () => {
  const forumRefusal = async (change: Parameters<typeof aForum>[0]) => {
    const organiser = anOrganiser(await layCatalogueGround().start(), createSeededRandom(11))
    const { series: known } = await organiser.prepare()
    const forum = organiser.newId() as ForumId
    const answer = await organiser.send({ kind: 'make-forum', forum, series: known, fields: aForum(change) })
    return answer.is === 'refused' ? { field: answer.field, ...answer.refusal } : null
  }

  it.each([
    [{ title: '   ' }, 'title', 'empty'],
    [{ title: '\u200B\u0301' }, 'title', 'empty'],
    [{ place: 'Ka\u0000yes' }, 'place', 'bad-characters'],
    [{ venue: 'salle \u202Eellas' }, 'venue', 'bad-characters'],
    [{ code: '../etc' }, 'code', 'bad-characters'],
    [{ code: 'CÔTE' }, 'code', 'bad-characters'],
    [{ date: '' }, 'date', 'empty'],
    [{ date: '2021-02-30' }, 'date', 'bad-date'],
    [{ date: '24.02.2021' }, 'date', 'bad-date'],
    [{ date: '0021-02-24' }, 'date', 'bad-date'],
    [{ expected: 0 }, 'expected', 'bad-number'],
    [{ expected: 1.5 }, 'expected', 'bad-number'],
    [{ expected: 1e9 }, 'expected', 'bad-number'],
    [{ rank: -1 }, 'rank', 'bad-number'],
    [{ organisers: ['a', 'b\u0007'] }, 'organisers', 'bad-characters'],
    [{ organisers: Array(21).fill('x') }, 'organisers', 'bad-number'],
  ])('%j is refused at its field', async (change, field, code) => {
    expect(await forumRefusal(change)).toMatchObject({ field, code })
  })

  it('over their limit are refused with the number of letters too many', async () => {
    const title = 'é'.repeat(catalogueLimits.titleCharactersMax + 3)
    expect(await forumRefusal({ title })).toEqual({ field: 'title', code: 'too-long', count: 3 })
  })

  it('keep markup, emoji, right-to-left and long words as they are, on one line', async () => {
    const catalogue = await layCatalogueGround().start()
    const organiser = anOrganiser(catalogue)
    const { forum } = await organiser.prepare()
    const title = '<b>ߒߞߏ</b> 🙂  \r\n « & "\'`'
    await organiser.send({ kind: 'edit-forum', forum, fields: { title, venue: 'x'.repeat(40) } })
    expect(catalogue.view(plainAddresses).forums[0]).toMatchObject({
      title: '<b>ߒߞߏ</b> 🙂 « & "\'`',
      venue: 'x'.repeat(40),
    })
  })

  it('of an agenda: minutes without words are refused, empty rows left out', async () => {
    const catalogue = await layCatalogueGround().start()
    const organiser = anOrganiser(catalogue)
    const { session } = await organiser.prepare()
    const edit = (agenda: ReturnType<typeof aSession>['agenda']) =>
      organiser.send({ kind: 'edit-session', session, fields: { agenda: [...agenda] } })
    expect(await edit([{ title: ' ', minutes: 5 }])).toMatchObject({ field: 'agenda', refusal: { code: 'empty' } })
    expect(await edit([{ title: 'Ouverture', minutes: 601 }])).toMatchObject({ refusal: { code: 'bad-number' } })
    await edit([
      { title: '', minutes: null },
      { title: 'Ouverture', minutes: null },
    ])
    expect(catalogue.view(plainAddresses).sessions[0]?.agenda).toEqual([{ title: 'Ouverture', minutes: null }])
  })

  it('stop at the number of links that a session may have', async () => {
    const organiser = anOrganiser(await layCatalogueGround().start())
    const { session } = await organiser.prepare()
    const answers = []
    for (let at = 0; at < catalogueLimits.linksPerSessionMax; at++) {
      answers.push(await organiser.send({ kind: 'make-link', session, role: 'board', label: `${at}` }))
    }
    expect(answers.filter((answer) => answer.is === 'done')).toHaveLength(catalogueLimits.linksPerSessionMax - 5)
    expect(answers.at(-1)).toMatchObject({ refusal: { code: 'full' } })
  })
})
