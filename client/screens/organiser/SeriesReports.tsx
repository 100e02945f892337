import { useState } from 'react'
import type { SeriesRow } from '../../../shared/domain/catalogue.ts'
import { Button } from '../../parts/Button.tsx'
import { useOrganiserWords } from '../../state/use-catalogue.ts'

type Edition = 'public' | 'confidential'

/** A series' reports made now and handed over as one file. */
export function SeriesReports({ series }: { readonly series: SeriesRow }) {
  const words = useOrganiserWords()
  const [making, setMaking] = useState<Edition | null>(null)
  const [failed, setFailed] = useState(false)
  const make = async (edition: Edition) => {
    setMaking(edition)
    setFailed(false)
    const zip = await fetchReports(series, edition)
    setMaking(null)
    if (zip === null) setFailed(true)
    else save(zip, `${series.code || 'palabre'}-${edition}.zip`)
  }
  return (
    <section className="org-card" aria-label={words('org.reports')}>
      <header>
        <div>
          <h2>{words('org.reports')}</h2>
          <p dir="auto">{series.title}</p>
        </div>
      </header>
      <p>{words('org.reportsHelp')}</p>
      <footer>
        {(['public', 'confidential'] as const).map((edition) => (
          <Button
            key={edition}
            icon="download"
            busy={making === edition}
            reason={making === null || making === edition ? null : words('org.reportsBusy')}
            onPress={() => void make(edition)}
          >
            {words(`org.reports-${edition}`)}
          </Button>
        ))}
        <p role="status">
          {making === null ? null : words('org.reportsBusy')}
          {failed ? words('org.reportsFailed') : null}
        </p>
      </footer>
    </section>
  )
}

async function fetchReports(series: SeriesRow, edition: Edition): Promise<Blob | null> {
  try {
    const response = await fetch(`/organiser/reports/${series.id}/${edition}.zip`)
    return response.ok ? await response.blob() : null
  } catch (_unreachable) {
    return null
  }
}

function save(zip: Blob, name: string): void {
  const address = URL.createObjectURL(zip)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
