import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SessionProvider } from '../../../client/state/session-context.tsx'
import { useConnection } from '../../../client/state/use-connection.ts'
import { useMay } from '../../../client/state/use-permission.ts'
import { useServerNow } from '../../../client/state/use-server-now.ts'
import { useSharedText } from '../../../client/state/use-shared-text.ts'
import { useExpertView, useStage, useTeamView } from '../../../client/state/use-view.ts'
import type { SessionClient } from '../../../client/sync/session-client.ts'
import { createStore } from '../../../client/sync/store.ts'
import type { SessionRole } from '../../../shared/domain/role.ts'
import type { TeamView } from '../../../shared/domain/role-view.ts'
import type { StageView } from '../../../shared/domain/stage-view.ts'
import { textName } from '../../../shared/domain/text.ts'
import { createWords } from '../../../shared/words/words.ts'

function aSession(role: SessionRole, stage: Partial<StageView> | null): SessionClient {
  return {
    role,
    stage: createStore(stage as StageView | null),
    view: createStore({ cards: {} } as TeamView),
    connection: createStore({ is: 'online', lastNewsAt: null, saved: true, refusal: null }),
    presence: createStore(null),
    serverNow: () => 42,
  } as unknown as SessionClient
}

function seen(session: SessionClient, Part: () => string): string {
  return renderToStaticMarkup(
    <SessionProvider client={session} words={createWords('fr')}>
      <Part />
    </SessionProvider>,
  )
}

const inQuestions = { session: { phase: 'questions' } } as Partial<StageView>

test('a button asks the same table as the server, in the part of the session that the stage tells', () => {
  const may = () => useMay('close-session')
  expect(seen(aSession('facilitator', inQuestions), may)).toBe('yes')
  expect(seen(aSession('rapporteur', inQuestions), may)).toBe('not-allowed')
  expect(seen(aSession('facilitator', null), may)).toBe('wrong-phase')
})

test('a view is given to its role alone', () => {
  const kinds = () => [useTeamView() !== null, useExpertView() !== null].join(' ')
  expect(seen(aSession('rapporteur', null), kinds)).toBe('true false')
  expect(seen(aSession('expert', null), kinds)).toBe('false true')
})

test('stage, connection and time are read at once', () => {
  const all = () => `${useStage()?.session.phase} ${useConnection().is} ${useServerNow(1_000)}`
  expect(seen(aSession('board', inQuestions), all)).toBe('questions online 42')
})

test('a text is loading until it is opened', () => {
  expect(seen(aSession('expert', null), () => useSharedText(textName('minutes', null)).state.status)).toBe('loading')
})
