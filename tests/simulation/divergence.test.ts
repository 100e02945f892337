import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { textName } from '../../shared/domain/text.ts'
import { aHall } from './a-hall.ts'

const minutes = textName('minutes', null)

test('[C-04] a page that left the truth under a client id used twice is found and mended within a minute, its words kept', async () => {
  const hall = await aHall(['facilitator', 'rapporteur'])
  const [one, other] = hall.devices as [(typeof hall.devices)[0], (typeof hall.devices)[0]]
  await hall.type(one, minutes, 'Séance ouverte. ')
  other.text(minutes)
  await hall.pass(2_000)
  // What a restore from an old backup under a kept client id would leave: one letter differs, the clocks do not.
  const text = one.text(minutes)?.text()
  const item = text?._start ?? null
  if (item === null || !(item.content instanceof Y.ContentString)) throw new Error('nothing was typed')
  item.content.str = item.content.str.replace('ouverte', 'ouvertX')
  expect(one.text(minutes)?.text()?.toString()).toContain('ouvertX')
  hall.network.setReach(one.place, 'stalled')
  await hall.type(one, minutes, 'Mot gardé. ')
  await hall.pass(5_000)
  hall.network.setReach(one.place, 'fine')
  await hall.pass(60_000)
  for (const device of [one, other]) {
    expect(device.text(minutes)?.state.get().value).toContain('Séance ouverte.')
    expect(device.text(minutes)?.state.get().value).toContain('Mot gardé.')
  }
  expect(hall.diverged).toEqual([one.name])
  hall.dispose()
})
