import { useCallback, useEffect, useRef, useState } from 'react'
import type { ConsolidationReading, RelativesReading } from '../../shared/domain/consolidation.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { CatalogueCommand } from '../../shared/protocol/catalogue-command.ts'
import { useOrganiser } from './use-catalogue.ts'

export interface SeriesConsolidation {
  /** Null until the server has read and verified the archive. */
  readonly reading: ConsolidationReading | null
  readonly busy: boolean
  /** Of the last act; null when it is done. */
  readonly refusal: { readonly refusal: Refusal; readonly field: string | null } | null
  /** Gives true once it is on disk and read again. */
  readonly act: (command: CatalogueCommand) => Promise<boolean>
}

/** A series' consolidation: read, decided upon, read again. What is shown is always what lies on the server's disk. */
export function useConsolidation(series: string): SeriesConsolidation {
  const organiser = useOrganiser()
  const [reading, setReading] = useState<ConsolidationReading | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<SeriesConsolidation['refusal']>(null)
  const alive = useAlive()
  const under = useRef(false)
  const read = useCallback(async () => {
    const read = await organiser.read<ConsolidationReading>(`/consolidation/${series}`)
    // A read that failed leaves what stands: the page says itself that the server is away.
    if (alive.current && read !== null) setReading(read)
  }, [organiser, series, alive])
  useEffect(() => void read(), [read])
  const act = useCallback(
    async (command: CatalogueCommand) => {
      // Two fast keys are one word: the second would judge what is not drawn yet.
      if (under.current) return false
      under.current = true
      setBusy(true)
      const answer = await organiser.send(command)
      if (answer.is === 'done') await read()
      under.current = false
      if (alive.current) {
        setBusy(false)
        setRefusal(answer.is === 'refused' ? { refusal: answer.refusal, field: answer.field } : null)
      }
      return answer.is === 'done'
    },
    [organiser, read, alive],
  )
  return { reading, busy, refusal, act }
}

/** The five likeliest of one recommendation; null until they are here. */
export function useRelatives(series: string, recommendation: string): RelativesReading['relatives'] | null {
  const organiser = useOrganiser()
  const [found, setFound] = useState<{ of: string; relatives: RelativesReading['relatives'] } | null>(null)
  const alive = useAlive()
  useEffect(() => {
    void organiser.read<RelativesReading>(`/consolidation/${series}/${recommendation}`).then((read) => {
      if (alive.current && read !== null) setFound({ of: recommendation, relatives: read.relatives })
    })
  }, [organiser, series, recommendation, alive])
  return found?.of === recommendation ? found.relatives : null
}

function useAlive() {
  const alive = useRef(true)
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
    }
  }, [])
  return alive
}
