import { expect, type Page } from '@playwright/test'
import type { ForumRecommendation } from '../../world/bamako.ts'
import { fr, saying } from './said.ts'

/** Whoever writes for the minutes. */
export interface RapporteurPage {
  readonly page: Page
  readonly tab: (tab: 'recommendations' | 'answers' | 'notes') => Promise<void>
  readonly summarise: (question: string, summary: string) => Promise<void>
  /** Takes the expert's pen for the question on the wall, writes, and finishes. */
  readonly scribe: (question: string, answer: string) => Promise<void>
  readonly note: (words: string) => Promise<void>
  readonly draft: (number: number) => Promise<void>
  readonly choose: (number: number) => Promise<void>
  readonly write: (words: string) => Promise<void>
  readonly describe: (recommendation: ForumRecommendation, sources: readonly number[]) => Promise<void>
  readonly show: () => Promise<void>
  readonly adopt: (amended?: boolean) => Promise<void>
  readonly text: ReturnType<Page['getByLabel']>
}

export function rapporteurAt(page: Page): RapporteurPage {
  const text = page.getByLabel(fr('rap.text'))
  const list = page.getByRole('region', { name: fr('rap.recommendations') })
  const answers = page.getByRole('region', { name: fr('rap.answers') })
  const writing = page.getByRole('region', { name: fr('rap.writing') })
  const mark = (number: number) => writing.getByText(`R${number}`, { exact: true })
  const tab = (name: 'recommendations' | 'answers' | 'notes') =>
    page
      .getByText(fr(`rap.${name}`), { exact: true })
      .first()
      .click()
  const pick = async (question: string) => {
    await tab('answers')
    await answers
      .getByRole('button')
      .filter({ hasText: saying(question) })
      .click()
    await expect(writing.getByRole('heading', { name: saying(question) })).toBeVisible()
  }
  return {
    page,
    text,
    async tab(name) {
      await tab(name)
    },
    async summarise(question, summary) {
      await pick(question)
      const field = page.getByLabel(fr('con.summary'))
      await expect(field).toBeEditable()
      await field.fill(summary)
      await expect(writing.getByText(fr('part.saved'))).toBeVisible()
    },
    async scribe(question, answer) {
      await pick(question)
      const field = page.getByRole('textbox', { name: fr('con.answer'), exact: true })
      await expect(field).toBeEditable()
      await field.fill(answer)
      await writing.getByRole('button', { name: fr('con.finishanswer') }).click()
      await expect(writing.getByText(fr('con.written'))).toBeVisible()
    },
    async note(words) {
      await tab('notes')
      const field = page.getByLabel(fr('rap.notestext'))
      await expect(field).toBeEditable()
      await field.fill(words)
    },
    async draft(number) {
      await page.getByRole('button', { name: fr('rap.new') }).click()
      await expect(mark(number)).toBeVisible()
      await expect(text).toBeEditable()
    },
    async choose(number) {
      await list
        .getByRole('listitem')
        .filter({ has: page.getByText(`R${number}`, { exact: true }) })
        .getByRole('button')
        .first()
        .click()
      await expect(mark(number)).toBeVisible()
      await expect(text).toBeEditable()
    },
    async write(words) {
      await text.fill(words)
    },
    async describe({ addressee, level, deadline, indicator }, sources) {
      for (const [at, name] of addressee.entries()) {
        if (at > 0) await writing.getByRole('button', { name: fr('rap.addaddressee') }).click()
        await writing.getByLabel(fr('rap.addressee', { n: at + 1 }), { exact: true }).fill(name)
      }
      await writing.getByLabel(fr('rap.level'), { exact: true }).selectOption(level)
      if (deadline !== null) await writing.getByLabel(fr('rap.deadline'), { exact: true }).fill(deadline)
      if (indicator !== null) await writing.getByLabel(fr('rap.indicator'), { exact: true }).fill(indicator)
      for (const number of sources) {
        await writing.getByRole('button', { name: fr('rap.addsource') }).click()
        await writing.getByLabel(fr('con.questionnumber')).fill(String(number))
        await writing.getByRole('button', { name: fr('con.add'), exact: true }).click()
        await expect(writing.getByRole('button', { name: new RegExp(`^${number} `) })).toBeVisible()
      }
    },
    async show() {
      await writing.getByRole('button', { name: fr('rap.show') }).click()
      await expect(writing.getByText(fr('rap.liveword'))).toBeVisible()
    },
    async adopt(amended = false) {
      await writing.getByRole('button', { name: fr(amended ? 'rec.amended' : 'rec.adopted'), exact: true }).click()
      await expect(writing.getByText(fr('rap.by.acclamation'))).toBeVisible()
    },
  }
}
