import { Icon } from '../../parts/Icon.tsx'
import { usePhone } from './phone-context.ts'

const lines = ['phone.why-1', 'phone.why-2', 'phone.why-3', 'phone.why-4', 'phone.why-5'] as const

/** « Ce que devient votre question »: opens without script. */
export function WhatBecomes() {
  const { words } = usePhone()
  return (
    <details className="ph-more ph-why">
      <summary>
        <Icon name="info" />
        {words('phone.why')}
      </summary>
      <ol>
        {lines.map((line) => (
          <li key={line}>{words(line)}</li>
        ))}
      </ol>
    </details>
  )
}
