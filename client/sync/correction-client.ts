import type { SessionId } from '../../shared/domain/ids.ts'
import type { CorrectionAnswer, CorrectionEnvelope, CorrectionReading } from '../../shared/protocol/correction.ts'
import type { Answered } from './organiser-client.ts'

/** How a sealed session is read and corrected. Neither rejects. */
export interface CorrectionClient {
  /** The newest snapshot, verified by the server. */
  read(session: SessionId): Promise<CorrectionReading>
  /** Sent again under the same id when no answer comes, so that it is applied once; `unavailable` after some tries. */
  send(envelope: CorrectionEnvelope): Promise<CorrectionAnswer>
}

export interface CorrectionClientDeps {
  readonly ask: (path: string, init?: RequestInit) => Promise<Answered | null>
  /** Resolves after a pause between two tries. */
  readonly pause: () => Promise<void>
  readonly triesMax: number
}

export function createCorrectionClient({ ask, pause, triesMax }: CorrectionClientDeps): CorrectionClient {
  return {
    async read(session) {
      return answerIn<CorrectionReading>(await ask(`/corrections/${session}`, { cache: 'no-cache' })) ?? unavailable
    },
    async send(envelope) {
      const headers = { 'content-type': 'application/json', accept: 'application/json' }
      for (let tries = 1; ; tries += 1) {
        const answered = await ask('/corrections', { method: 'POST', headers, body: JSON.stringify(envelope) })
        const said = answerIn<CorrectionAnswer>(answered)
        if (said !== null) return said
        if (answered !== null || tries === triesMax) return unavailable
        await pause()
      }
    },
  }
}

const unavailable = { is: 'refused', why: 'unavailable', faults: [] } as const

/** Our own server wrote it: a page and its server are of one version. Null for what a door or a portal says instead. */
function answerIn<Said extends { readonly is: string }>(answered: Answered | null): Said | null {
  const body = answered?.status === 200 ? answered.body : null
  return typeof body === 'object' && body !== null && 'is' in body ? (body as Said) : null
}
