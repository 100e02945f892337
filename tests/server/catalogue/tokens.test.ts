import { expect, it } from 'vitest'
import { linkToken, tokenHash } from '../../../server/catalogue/tokens.ts'
import { asId, type LinkId } from '../../../shared/domain/ids.ts'
import { createSeededRandom } from '../../world/random.ts'

const random = createSeededRandom(3)
const secret = random.bytes(32)
const link = asId<LinkId>(random.id())

it('follows from the secret and the link, and from nothing else', () => {
  expect(linkToken(secret, link, 'expert')).toBe(linkToken(secret.slice(), link, 'expert'))
  expect(linkToken(secret, asId<LinkId>(random.id()), 'expert')).not.toBe(linkToken(secret, link, 'expert'))
  expect(linkToken(random.bytes(32), link, 'expert')).not.toBe(linkToken(secret, link, 'expert'))
})

it('has 64 bits for participants, 128 for the others, all of them used', () => {
  expect(linkToken(secret, link, 'participant')).toMatch(/^[A-Z2-7]{13}$/)
  expect(linkToken(secret, link, 'board')).toMatch(/^[A-Z2-7]{26}$/)
  const firsts = new Set<string>()
  const lasts = new Set<string>()
  for (let at = 0; at < 400; at++) {
    const token = linkToken(secret, asId<LinkId>(random.id()), 'participant')
    firsts.add(token[0] ?? '')
    lasts.add(token[12] ?? '')
  }
  expect(firsts.size).toBe(32)
  // 64 bits are 12 whole letters and four bits of the last.
  expect(lasts.size).toBe(16)
})

it('is hashed as capitals; what cannot be a token is not hashed', () => {
  const token = linkToken(secret, link, 'participant')
  expect(tokenHash(token.toLowerCase())).toBe(tokenHash(token))
  for (const wrong of ['', token.slice(1), `${token}A`, `${token.slice(1)}!`, ` ${token.slice(1)}`]) {
    expect(tokenHash(wrong)).toBeNull()
  }
})
