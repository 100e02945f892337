import { renderToString } from 'react-dom/server'
import type { PhonePage, PhoneTab } from '../shared/domain/phone-page.ts'
import type { StageView } from '../shared/domain/stage-view.ts'
import { createWords } from '../shared/words/words.ts'
import { firstStage } from './screens/phone/first-stage.ts'
import { PhoneApp } from './screens/phone/PhoneApp.tsx'
import { stateOfPage } from './screens/phone/phone-state.ts'
import { restOfPhone } from './screens/phone/rest-of-phone.ts'

/**
 * The inner HTML of the phone's root element, for any screen and state. Pure: no clock but `page.now`. The browser draws the
 * same from the same page (client/phone-main.tsx), so the server must put exactly this `page` into the document.
 */
export function renderPhone(page: PhonePage): string {
  return renderToString(
    <PhoneApp
      phone={{
        page,
        words: createWords(page.language),
        state: stateOfPage(page),
        tab: page.tab ?? 'live',
        show: page.show ?? 'recent',
        now: page.now,
        acts: null,
        rest: restOfPhone,
        insecure: false,
        asking: false,
        writing: null,
        CarryOver: null,
        left: new Map(),
        compose: null,
      }}
    />,
  )
}

/** What of the stage to put into the page for this tab, and whether that is not all of it (`page.partial`). */
export function phoneFirstStage(stage: StageView, tab: PhoneTab): { stage: StageView; partial: boolean } {
  return firstStage(stage, tab)
}

/** The document's title: the neutral short one that the organiser chose, since a phone may be searched. */
export function phoneTitle(page: PhonePage): string {
  return page.stage?.session.shortTitle ?? createWords(page.language)('join.title')
}
