import { expect, it } from 'vitest'
import { layGround } from './session-ground.ts'

it('a desk that opens a question late takes no answer off the wall', () => {
  const ground = layGround()
  const card = ground.ask()
  ground.do('facilitator', { kind: 'accept', card })

  ground.do('expert', { kind: 'set-answer', card, state: 'open' })
  expect(ground.asked(card).answer).toBe('draft')
  ground.do('facilitator', { kind: 'set-answer', card, state: 'live' })
  expect(ground.do('expert', { kind: 'set-answer', card, state: 'open' })).toMatchObject({
    is: 'decided',
    writes: [{ table: 'act' }],
  })
  expect(ground.asked(card).answer).toBe('live')
})
