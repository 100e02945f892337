import { expect, type Page } from '@playwright/test'
import { fr, saying } from './said.ts'

/** The expert at his desk. */
export interface DeskPage {
  readonly page: Page
  /** Waits until the question stands before him, ready to be answered. */
  readonly reads: (question: string) => Promise<void>
  /** Types at the end of the answer, letter by letter. */
  readonly type: (words: string) => Promise<void>
  /** The rest in one go, as a prepared text is pasted. */
  readonly paste: (words: string) => Promise<void>
  /** Writes words in one go, then others in their place. */
  readonly rewrite: (first: string, then: string) => Promise<void>
  readonly live: () => Promise<void>
  readonly finish: () => Promise<void>
  readonly aloud: () => Promise<void>
  /** Reads the team's summary again and says so. */
  readonly confirmSummary: (question: string, summary: string) => Promise<void>
}

export function deskAt(page: Page): DeskPage {
  const heading = page.getByRole('main').getByRole('heading', { level: 2 })
  const editor = page.getByLabel(fr('desk.answer'))
  const list = page.getByRole('navigation', { name: fr('desk.questions') })
  const reads = async (question: string) => {
    // The first: the same words stand once more in the picture of the wall.
    await expect(heading.filter({ hasText: saying(question) }).first()).toBeVisible()
  }
  return {
    page,
    async reads(question) {
      await reads(question)
      await expect(editor).toBeEditable()
    },
    async type(words) {
      await editor.press('Control+End')
      await editor.pressSequentially(words, { delay: 12 })
    },
    async paste(words) {
      await editor.press('Control+End')
      await page.keyboard.insertText(words)
    },
    async rewrite(first, then) {
      await editor.fill(first)
      await expect(page.getByText(fr('part.saved')).first()).toBeVisible()
      await editor.fill(then)
    },
    async live() {
      await page.getByText(fr('desk.live'), { exact: true }).click()
      await expect(page.getByRole('radio', { name: fr('desk.live') })).toBeChecked()
    },
    async finish() {
      await page.getByRole('button', { name: fr('desk.done') }).click()
      await expect(page.getByText(fr('desk.finished').split('. ')[0] ?? '').first()).toBeVisible()
    },
    async aloud() {
      await page.getByRole('button', { name: fr('desk.oral') }).click()
      await expect(page.getByText(fr('desk.summaryHelp'))).toBeVisible()
    },
    async confirmSummary(question, summary) {
      await list
        .getByRole('button')
        .filter({ hasText: saying(question) })
        .click()
      await expect(page.getByLabel(fr('desk.summary'))).toHaveValue(summary)
      await page.getByRole('button', { name: fr('desk.confirm') }).click()
      await expect(page.getByRole('button', { name: fr('desk.confirmed') })).toBeVisible()
      await page.getByRole('button', { name: /^À l’écran : question/ }).click()
    },
  }
}
