import { expect, type Locator, type Page } from '@playwright/test'
import type { AskedForm, DeclineReason } from '../../../shared/domain/card.ts'
import type { Phase } from '../../../shared/domain/phase.ts'
import { fr, saying } from './said.ts'

/** The facilitator at her console. */
export interface ConsolePage {
  readonly page: Page
  readonly phase: (phase: Phase) => Promise<void>
  /** For someone who speaks into the microphone; gives the number that she tells him. */
  readonly writeFor: (text: string, form?: AskedForm) => Promise<number>
  readonly accept: (text: string) => Promise<void>
  readonly decline: (text: string, reason: DeclineReason) => Promise<void>
  /** Puts one of the queue on the wall. */
  readonly screen: (text: string) => Promise<void>
  readonly view: (word: string) => Promise<void>
  /** Opens the sheet of checks, reads it, closes the session. */
  readonly close: (checks: readonly RegExp[]) => Promise<void>
}

export function consoleAt(page: Page): ConsolePage {
  const inbox = page.getByRole('region', { name: fr('con.inbox') })
  const queue = page.getByRole('region', { name: fr('con.queue') })
  const row = (list: Locator, text: string) => list.getByRole('listitem').filter({ hasText: saying(text) })
  const choose = (list: Locator, text: string) => row(list, text).getByRole('button').first().click()
  const given = page.locator('output')
  return {
    page,
    async phase(phase) {
      const step = page
        .getByRole('navigation', { name: fr('con.phases') })
        .getByTitle(fr(`con.phase.${phase}`), { exact: true })
      await step.click()
      await expect(step).toHaveAttribute('aria-current', 'step')
    },
    async writeFor(text, form = 'question') {
      const field = page.getByRole('textbox', { name: fr('con.proxy') })
      await field.click()
      await page
        .getByRole('contentinfo')
        .getByText(fr(`con.${form}`), { exact: true })
        .click()
      await field.fill(text)
      await page.getByRole('button', { name: fr('con.add'), exact: true }).click()
      await expect(given).toHaveText(/\d+/)
      await expect(field).toHaveValue('')
      return Number(/\d+/.exec((await given.innerText()).replace(/n° /, ''))?.[0])
    },
    async accept(text) {
      await choose(inbox, text)
      await page.keyboard.press('a')
      await expect(row(queue, text)).toBeVisible()
    },
    async decline(text, reason) {
      await choose(inbox, text)
      await page.keyboard.press('x')
      await inbox.getByRole('button', { name: fr(`reason.${reason}`) }).click()
      await expect(row(inbox, text)).toHaveCount(0)
    },
    async screen(text) {
      await row(queue, text)
        .getByRole('button', { name: fr('con.toscreen') })
        .click()
      await expect(row(queue, text).getByText(fr('con.onwall'), { exact: true })).toBeVisible()
    },
    async view(word) {
      await page.getByRole('button', { name: word, exact: true }).click()
    },
    async close(checks) {
      await page.getByRole('button', { name: fr('con.finish'), exact: true }).click()
      const sheet = page.getByRole('dialog')
      await expect(sheet).toContainText(fr('con.finishq'))
      for (const check of checks) await expect(sheet).toContainText(check)
      await sheet.getByRole('button', { name: fr('con.finish'), exact: true }).click()
      await expect(page.getByRole('heading', { name: fr('con.closedtitle') })).toBeVisible()
    },
  }
}
