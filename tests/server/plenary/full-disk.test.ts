import { describe, expect, it } from 'vitest'
import { createSpaceKeeper, type SpaceKeeper } from '../../../server/upkeep/space-keeper.ts'
import { textName } from '../../../shared/domain/text.ts'
import { cardOf } from '../../world/answers.ts'
import { aPaperDisk } from '../../world/paper-disk.ts'
import { aPlenary } from '../../world/plenary-world.ts'

const ask = (text: string) => ({ kind: 'ask', form: 'question', text, name: null }) as const
const full = { is: 'refused', refusal: { code: 'disk-full' } }

/** A plenary on a disk that can be filled; the reserve's room is there once it is given. */
async function onPaper(options: { readonly reserve?: boolean } = {}) {
  let fill: (full: boolean) => void = () => undefined
  const paper = aPaperDisk({ ...options, onReserve: (there) => there || fill(false) })
  let space: SpaceKeeper | null = null
  const world = await aPlenary({
    space: (clock) => {
      space = createSpaceKeeper({ disk: paper.disk, clock })
      return space
    },
  })
  const keeper = space as SpaceKeeper | null
  if (keeper === null) throw new Error('no space')
  await keeper.run()
  fill = (now) => {
    world.memoryJournal.fill(now)
    if (now) keeper.refused()
  }
  return {
    world,
    space: keeper,
    paper,
    /** Other files on the same disk take all of it, or go again. */
    fill(now: boolean) {
      paper.fill(now)
      fill(now)
    },
  }
}

describe('[D-07] a session whose disk is full', () => {
  it('takes nothing, shows everything, and goes on by itself when there is room', async () => {
    const { world, fill } = await onPaper()
    const [awa, moussa] = [await world.person('participant'), await world.person('facilitator')]
    const first = cardOf(await awa.do(ask('Avant ?')))
    await moussa.do({ kind: 'accept', card: first })
    const stage = await awa.open('stage')
    fill(true)
    expect(await awa.do(ask('Pendant ?'))).toMatchObject(full)
    // Refused without the disk being asked for each.
    expect(await moussa.do({ kind: 'spotlight', card: first })).toMatchObject(full)
    expect(world.stage().cards[first]).toMatchObject({ text: 'Avant ?' })
    expect(stage.endedWith()).toBe(null)
    expect(moussa.heard()).not.toContain('disk-full')
    await world.clock.advance(60_000)
    expect(await awa.do(ask('Toujours ?'))).toMatchObject(full)

    fill(false)
    await world.clock.advance(4_000)
    // Every page comes back and hands in what it kept.
    expect(stage.endedWith()).toBe(1013)
    expect(await awa.do(ask('Après ?'))).toMatchObject({ is: 'done', number: 2 })
    expect(world.plenary.memory().state.card.size).toBe(2)
  })

  it('gives a repeat its first answer all the same', async () => {
    const { world, fill } = await onPaper()
    const awa = await world.person('participant')
    const id = 'q'.repeat(26)
    const first = await awa.do(ask('Une fois ?'), id)
    fill(true)
    expect(await awa.do(ask('Autre ?'))).toMatchObject(full)
    expect(await awa.do(ask('Une fois ?'), id)).toEqual(first)
  })

  it('draws no tick for words typed meanwhile, and takes them when the page comes back', async () => {
    const { world, fill } = await onPaper()
    const moussa = await world.person('facilitator')
    const notes = textName('minutes', null)
    const before = await moussa.open('desk')
    expect(await before.write(notes, 'Avant. ')).toEqual({ is: 'taken' })
    fill(true)
    expect(await moussa.do({ kind: 'set-present', present: 40 })).toMatchObject(full)
    expect(before.endedWith()).toBe(1013)
    const desk = await moussa.open('desk')
    expect(desk.text(notes)).toBe('Avant. ')
    expect(await desk.write(notes, 'Pendant.')).toEqual({ is: 'held' })
    expect(world.plenary.memory().textOf(notes)).toBe('Avant. ')
    fill(false)
    await world.clock.advance(4_000)
    expect(desk.endedWith()).toBe(1013)
    const after = await moussa.open('desk')
    expect(await after.write(notes, 'Après.')).toEqual({ is: 'taken' })
    expect(world.plenary.memory().textOf(notes)).toBe('Avant. Après.')
  })

  it('does later what the server itself had to write', async () => {
    const { world, fill } = await onPaper()
    const awa = await world.person('participant')
    fill(true)
    expect(await awa.do(ask('Plein ?'))).toMatchObject(full)
    const join = { address: '10.0.0.7:8080', link: 'HTTP://10.0.0.7:8080/J/A' }
    world.plenary.change((memory) => memory.stageWriter.setJoin(join))
    await world.clock.advance(1_000)
    expect(world.stage().join.address).not.toBe(join.address)
    fill(false)
    await world.clock.advance(4_000)
    expect(world.stage().join).toMatchObject(join)
  })

  it('can be closed with the reserve: last words first, nothing else, and the reserve is made again', async () => {
    const { world, fill, paper, space } = await onPaper()
    const [awa, moussa] = [await world.person('participant'), await world.person('facilitator')]
    const notes = textName('minutes', null)
    fill(true)
    expect(await awa.do(ask('Plein ?'))).toMatchObject(full)
    const closed = world.plenary.command(
      { role: 'facilitator', seat: moussa.seat, link: null },
      { id: 'c'.repeat(26) as never, command: { kind: 'close-session' } },
    )
    await world.clock.advance(500)
    expect(paper.hasReserve()).toBe(false)
    expect(space.reserve()).toBe('given')
    // In the seconds before it closes, pages hand in what was typed; a new act is not what the reserve is for.
    const desk = await moussa.open('desk')
    expect(await desk.write(notes, 'Les derniers mots.')).toEqual({ is: 'taken' })
    expect(await awa.do(ask('Encore ?'))).toMatchObject(full)
    await world.clock.advance(5_000)
    expect(await closed).toMatchObject({ is: 'done' })
    expect(world.closings).toBe(1)
    expect(world.plenary.memory().textOf(notes)).toBe('Les derniers mots.')
    paper.fill(false)
    space.takeBackReserve()
    await world.clock.advance(4_000)
    expect(paper.hasReserve()).toBe(true)
    expect(space.isOpen()).toBe(true)
  })

  it('cannot be closed by who may not, nor without a reserve', async () => {
    const { world, fill, paper } = await onPaper()
    const [awa, rapporteur] = [await world.person('participant'), await world.person('rapporteur')]
    fill(true)
    expect(await awa.do(ask('Plein ?'))).toMatchObject(full)
    expect(await rapporteur.do({ kind: 'close-session' })).toMatchObject(full)
    expect(paper.hasReserve()).toBe(true)

    const bare = await onPaper({ reserve: false })
    const moussa = await bare.world.person('facilitator')
    bare.fill(true)
    expect(await moussa.do({ kind: 'set-present', present: 40 })).toMatchObject(full)
    expect(await moussa.do({ kind: 'close-session' })).toMatchObject(full)
    expect(bare.world.closings).toBe(0)
  })

  it('can be read when it is opened on a full disk, and goes on later', async () => {
    const first = await onPaper()
    const awa = await first.world.person('participant')
    await awa.do(ask('Avant ?'))
    await first.world.plenary.stop()
    const { disk } = first.world
    const paper = aPaperDisk()
    paper.fill(true)
    let space: SpaceKeeper | null = null
    const again = await aPlenary({
      disk,
      full: true,
      space: (clock) => {
        space = createSpaceKeeper({ disk: paper.disk, clock })
        return space
      },
    })
    const keeper = space as SpaceKeeper | null
    keeper?.refused()
    const other = await again.person('participant')
    expect(again.plenary.memory().state.card.size).toBe(1)
    expect(await other.do(ask('Plein ?'))).toMatchObject(full)
    again.memoryJournal.fill(false)
    paper.fill(false)
    await again.clock.advance(6_000)
    expect(await other.do(ask('Après ?'))).toMatchObject({ is: 'done', number: 2 })
  })
})
