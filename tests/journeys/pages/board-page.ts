import { expect, type Page } from '@playwright/test'
import { fr, saying } from './said.ts'

/** What the room reads on the wall. Only looks. */
export interface BoardOnWall {
  readonly page: Page
  /** The six digits. */
  readonly code: () => Promise<string>
  readonly shows: (words: string) => Promise<void>
  readonly showsNot: (words: string) => Promise<void>
  /** The plate beside the picture, such as « En direct ». */
  readonly plate: (word: string) => Promise<void>
  readonly seal: () => Promise<string>
}

export function boardAt(page: Page): BoardOnWall {
  const main = page.getByRole('main')
  return {
    page,
    async code() {
      const said = page.getByText(/^\d{3}\s?\d{3}\s*$/).first()
      await expect(said).toBeVisible()
      return (await said.innerText()).replace(/\D/g, '')
    },
    shows: (words) => expect(main).toContainText(saying(words)),
    showsNot: (words) => expect(main).not.toContainText(saying(words)),
    plate: (word) => expect(main.getByText(word, { exact: true })).toBeVisible(),
    async seal() {
      await expect(main.getByText(fr('board.seal'))).toBeVisible()
      const said = (await main.innerText()).replace(/\s+/g, ' ')
      return /([0-9A-Z]{4} ){3}[0-9A-Z]{4}/.exec(said)?.[0] ?? ''
    },
  }
}
