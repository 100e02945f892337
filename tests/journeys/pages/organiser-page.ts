import { expect, type Page } from '@playwright/test'
import type { SessionRole } from '../../../shared/domain/role.ts'
import { fr } from './said.ts'

/** The organiser at her page, which her link opened. */
export interface OrganiserPage {
  readonly openExample: () => Promise<void>
  /** Addresses of the links of a session of the forum that is open, such as BKO-S1. */
  readonly linksOf: (sessionCode: string) => Promise<Readonly<Record<SessionRole, string>>>
}

export function organiserAt(page: Page): OrganiserPage {
  return {
    async openExample() {
      await page.getByRole('button', { name: fr('org.openExample') }).click()
      await expect(page.getByRole('heading', { name: fr('org.sessions') })).toBeVisible()
    },
    async linksOf(sessionCode) {
      await page.getByRole('link', { name: `${fr('org.links')} ${sessionCode}` }).click()
      const addressOf = (role: SessionRole) =>
        page
          .getByRole('textbox', { name: fr('org.address', { role: fr(`org.role-${role}`) }), exact: true })
          .inputValue()
      return {
        participant: await addressOf('participant'),
        facilitator: await addressOf('facilitator'),
        rapporteur: await addressOf('rapporteur'),
        expert: await addressOf('expert'),
        board: await addressOf('board'),
      }
    },
  }
}
