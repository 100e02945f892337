import { expect, type Page } from '@playwright/test'
import { fr } from './said.ts'

/** Who opens a text to others, on the rapporteur's page. */
export interface FloorHost {
  readonly open: (to: 'room' | 'expert') => Promise<void>
  /** « Montrer à la salle ». */
  readonly show: () => Promise<void>
  readonly takeBack: () => Promise<void>
  /** Why nothing can be decided now. */
  readonly mayNotDecide: () => Promise<void>
}

export function floorHostAt(page: Page): FloorHost {
  const writing = page.getByRole('region', { name: fr('rap.writing') })
  const press = (word: string) => writing.getByRole('button', { name: word, exact: true }).click()
  return {
    async open(to) {
      await press(fr(to === 'room' ? 'rap.floor.room' : 'rap.floor.expert'))
      await expect(writing.getByText(fr(to === 'room' ? 'rap.floortoroom' : 'rap.floortoexpert'))).toBeVisible()
      await expect(page.getByLabel(fr('rap.text'))).toBeEditable()
    },
    show: () => press(fr('rap.show')),
    async takeBack() {
      await press(fr('rap.floorclose'))
      await expect(writing.getByRole('heading', { name: fr('rap.floor') })).toBeVisible()
      await expect(page.getByLabel(fr('rap.text'))).toBeEditable()
    },
    async mayNotDecide() {
      const adopt = writing.locator('[data-visit="rap-adopt"]')
      await expect(adopt).toHaveAttribute('aria-disabled', 'true')
      await expect(adopt).toHaveAccessibleDescription(fr('rap.floorfirst'))
      await expect(writing.getByText(fr('rap.floorfirst')).filter({ visible: true }).first()).toBeVisible()
    },
  }
}

/** Who writes with the room, on a phone. */
export interface FloorGuest {
  readonly open: () => Promise<void>
  readonly field: ReturnType<Page['getByLabel']>
  /** Types at the end of what stands there. */
  readonly type: (words: string) => Promise<void>
  /** The line under the field. */
  readonly told: (words: string) => Promise<void>
  readonly close: () => Promise<void>
  /** The sheet has gone by itself. */
  readonly sentHome: () => Promise<void>
}

export function floorGuestAt(page: Page): FloorGuest {
  const sheet = page.getByRole('dialog')
  const field = page.getByLabel(fr('phone.floor-field'))
  return {
    field,
    async open() {
      await page.getByRole('button', { name: fr('phone.floor-write') }).click()
      await expect(field).toBeEditable()
      await expect(sheet).toContainText(fr('phone.floor-rule'))
    },
    async type(words) {
      await field.press('Control+End')
      await field.pressSequentially(words, { delay: 10 })
    },
    told: (words) => expect(sheet.getByRole('status')).toContainText(words),
    async close() {
      await sheet.getByRole('button', { name: fr('phone.close') }).click()
      await expect(sheet).toBeHidden()
    },
    sentHome: () => expect(sheet).toBeHidden(),
  }
}
