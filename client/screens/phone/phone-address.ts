import type { PhonePage, PhoneTab, QuestionsShown } from '../../../shared/domain/phone-page.ts'

/**
 * The page's own address with another tab or language. Absolute, since a page that answers a posted form stands under the
 * form's address. With the link's token while there is one: without script there may be no cookie yet.
 */
export function phoneAddress(page: PhonePage, tab: PhoneTab, show: QuestionsShown, language = page.language): string {
  const home = page.token === null ? `${page.base ?? ''}/` : `/J/${page.token}`
  return `${home}?tab=${tab}&show=${show}&lang=${language}`
}
