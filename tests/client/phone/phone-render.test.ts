import { describe, expect, it } from 'vitest'
import { renderPhone } from '../../../client/phone-render.tsx'
import type { PhonePage } from '../../../shared/domain/phone-page.ts'
import { aPage, fullStage, phonePages, someOwn } from './pages.ts'

const languages = ['fr', 'en'] as const
const inLanguage = (page: PhonePage, language: 'fr' | 'en') => renderPhone({ ...page, language })
/** The forms of a page, each by where it posts to and its hidden fields. The order of attributes is the renderer's. */
function formsOf(html: string): { action: string; fields: Record<string, string> }[] {
  return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, attributes]) => attributes?.includes('method="post"'))
    .map(([, attributes, inner]) => ({ action: attribute(attributes, 'action'), fields: hiddenOf(inner ?? '') }))
}
function hiddenOf(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input([^>]*)>/g)].map(([, attributes]) => attributes ?? '')
  const hidden = inputs.filter((attributes) => attributes.includes('type="hidden"'))
  return Object.fromEntries(hidden.map((attributes) => [attribute(attributes, 'name'), attribute(attributes, 'value')]))
}
function attribute(attributes: string | undefined, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(attributes ?? '')?.[1] ?? ''
}

describe('each page drawn by the server', () => {
  const cases = Object.entries(phonePages).flatMap(([name, page]) =>
    languages.map((language) => ({ name, page, language })),
  )

  it.each(cases)(
    '$name, $language: words for everything, the same twice, nothing that only a script could work',
    ({ page, language }) => {
      const html = inLanguage(page, language)
      expect(html).toBe(inLanguage(page, language))
      expect(html).not.toMatch(/undefined|\[object|NaN|phone\.[a-z]|refusal\.[a-z]|null/)
      // A button that posts nothing does nothing without script.
      expect(html).not.toContain('type="button"')
      expect(html).not.toMatch(/ on[a-z]+=|style=|<script|<img|https?:/)
      for (const link of html.matchAll(/<a [^>]*href="([^"]*)"/g)) expect(link[1]).toMatch(/^\//)
    },
  )
})

describe('without script', () => {
  it('one asks by a form with everything in it', () => {
    const [form] = formsOf(renderPhone(aPage())).filter(({ fields }) => fields['kind'] === 'ask')
    expect(form).toMatchObject({
      action: `${aPage().base}/form`,
      fields: { kind: 'ask', id: '', token: 'ABCDEFGHIJKLM', formToken: 'form.token', tab: 'live', lang: 'fr' },
    })
    const html = renderPhone(aPage())
    for (const name of ['text', 'form', 'named', 'name']) expect(html).toContain(`name="${name}"`)
  })

  it('one supports, takes support back, and never one’s own', () => {
    const supports = formsOf(renderPhone(aPage({ tab: 'questions', own: someOwn }))).filter(
      ({ fields }) => fields['kind'] === 'support',
    )
    expect(supports.map(({ fields }) => fields['on']).sort()).toEqual(['false', 'true', 'true', 'true'])
    const [first] = Object.values(fullStage.cards)
    const mine = { ...someOwn, mine: { [first!.id]: { ...Object.values(someOwn.mine)[0]!, id: first!.id } } }
    const html = renderPhone(aPage({ own: mine }))
    expect(formsOf(html).some(({ fields }) => fields['kind'] === 'support')).toBe(false)
    expect(html).toContain('C’est votre question')
  })

  it('one weighs a recommendation, with one’s choice marked', () => {
    const html = renderPhone(aPage({ tab: 'recommendations', own: someOwn }))
    const opinions = formsOf(html).filter(({ fields }) => fields['kind'] === 'opine')
    expect(opinions.map(({ fields }) => fields['opinion'])).toEqual(['', 'mid', 'no'])
    expect(html.match(/aria-pressed="true"/g)).toHaveLength(1)
    expect(html).toContain('Avis reçu')
  })

  it('one changes or withdraws what waits, and only that', () => {
    const forms = formsOf(renderPhone(aPage({ tab: 'questions', show: 'mine', own: someOwn })))
    expect(forms.map(({ fields }) => fields['kind'])).toEqual(['replace-own', 'withdraw-own', 'forget', 'ask'])
  })

  it('what was refused comes back in the field, with the reason', () => {
    const html = renderPhone(phonePages['posted-refused']!)
    expect(html).toContain('12 lettres de trop.')
    expect(html).toMatch(/<textarea[^>]*>Anticonst[^<]*et encore un peu<\/textarea>/)
  })

  it('a wrong code keeps its digits', () => {
    const html = renderPhone(phonePages['join-bad-code']!)
    expect(html).toContain('value="482 714"')
    expect(html).toContain('Ce code n’existe pas. Regardez l’écran.')
    expect(formsOf(html)[0]?.action).toBe('/code')
  })
})

describe('when asking is over', () => {
  it('no field is shown, and reading goes on', () => {
    for (const name of ['closing-phase', 'end'] as const) {
      expect(renderPhone(phonePages[name]!)).not.toContain('name="text"')
    }
    expect(renderPhone(phonePages['end']!)).toContain('K7QF-2MXA-9TBD-WE4R')
  })

  it('every page of a session can be erased from the phone', () => {
    for (const [name, page] of Object.entries(phonePages)) {
      if (page.screen === 'phone') expect(renderPhone(page), name).toContain(`action="${page.base}/forget"`)
    }
  })
})
