import { expect, type Page } from '@playwright/test'
import type { AskedForm, Opinion } from '../../../shared/domain/card.ts'
import type { PhoneTab, QuestionsShown } from '../../../shared/domain/phone-page.ts'
import { fr, saying } from './said.ts'

/** Somebody in the room with a phone. */
export interface PhonePage {
  readonly page: Page
  readonly typeCode: (code: string) => Promise<void>
  /** Types and presses « Envoyer ». */
  readonly send: (text: string, form?: AskedForm) => Promise<void>
  /** Sends, and waits for the receipt; gives the number on it. */
  readonly ask: (text: string, form?: AskedForm) => Promise<number>
  readonly go: (tab: PhoneTab, show?: QuestionsShown) => Promise<void>
  /** « Moi aussi ». */
  readonly support: (number: number) => Promise<void>
  readonly opine: (recommendation: number, opinion: Opinion) => Promise<void>
  /** What « Les miennes » says of one's own words. */
  readonly hears: (text: string, state: string | RegExp) => Promise<void>
}

export function phoneAt(page: Page): PhonePage {
  let lastNumber = 0
  const receipt = page.getByText(/^Question \d+ reçue/)
  const go = async (tab: PhoneTab, show?: QuestionsShown) => {
    await page
      .getByRole('navigation', { name: fr('phone.tabs') })
      .getByRole('link', { name: fr(`phone.tab-${tab}`) })
      .click()
    if (show !== undefined) {
      await page
        .getByRole('navigation', { name: fr('phone.chips') })
        .getByRole('link', { name: fr(`phone.chip-${show}`) })
        .click()
    }
  }
  const send = async (text: string, form: AskedForm = 'question') => {
    await page.getByPlaceholder(fr('ask.field')).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText(fr(`phone.kind-${form}`), { exact: true }).click()
    await sheet.locator('textarea[name=text]').fill(text)
    await sheet.getByRole('button', { name: fr('ask.send') }).click()
    await expect(sheet).toBeHidden()
  }
  const pressed = async (button: ReturnType<Page['getByRole']>) => {
    await button.click()
    await expect(button).toHaveAttribute('aria-pressed', 'true')
  }
  return {
    page,
    go,
    send,
    async typeCode(code) {
      await page.getByLabel(fr('join.code')).pressSequentially(code)
      await expect(page.getByPlaceholder(fr('ask.field'))).toBeVisible()
    },
    async ask(text, form) {
      await send(text, form)
      let number = 0
      await expect
        .poll(async () => {
          const said = await receipt.allTextContents()
          number = Number(/\d+/.exec(said[0] ?? '')?.[0] ?? 0)
          return number
        })
        .toBeGreaterThan(lastNumber)
      lastNumber = number
      return number
    },
    async support(number) {
      await pressed(
        page.getByRole('button', { name: new RegExp(`${fr('ask.metoo')}.*${fr('phone.question-n', { n: number })}$`) }),
      )
    },
    async opine(recommendation, opinion) {
      const group = page.getByRole('group', { name: fr('phone.rec-opinion', { n: recommendation }), exact: true })
      await pressed(group.getByRole('button', { name: new RegExp(`^${fr(`rec.${opinion}`)}`) }))
      await expect(group.getByText(fr('rec.saved'))).toBeVisible()
    },
    async hears(text, state) {
      const own = page.getByRole('article').filter({ hasText: saying(text) })
      await expect(own.getByRole('status')).toHaveText(state)
    },
  }
}
