import { describe, expect, it } from 'vitest'
import { parseLaptopPage } from '../../../client/parts/laptop-page.ts'

describe('what the server put into the page', () => {
  it('is read as it is', () => {
    const page = {
      screen: 'desk',
      session: 'abc',
      role: 'expert',
      base: '/s/abc/expert',
      language: 'en',
      refusal: null,
      stage: null,
    }
    expect(parseLaptopPage(JSON.stringify(page))).toEqual({ ...page, stage: null })
  })

  it('opens nothing when it is missing, broken, or from another version', () => {
    for (const json of [null, undefined, '', '{', '[]', '"desk"', '{"screen":"cinema"}']) {
      expect(parseLaptopPage(json)).toMatchObject({ screen: 'denied', session: null, role: null, language: 'fr' })
    }
  })
})
