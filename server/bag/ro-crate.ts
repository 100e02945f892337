import { itemsOf, type Snapshot } from '../../shared/domain/snapshot.ts'
import type { BagFile, BagInfo } from './make-bag.ts'

/** RO-Crate 1.1: what lies in the bag, in the words of schema.org. No person is named in it. */
export function crateMetadata(payload: readonly BagFile[], snapshots: readonly Snapshot[], info: BagInfo): Uint8Array {
  const files = payload.map(({ path }) => path.replace(/^data\//, '')).sort()
  const newest = new Map(snapshots.map((snapshot) => [snapshot.head.sessionId, snapshot]))
  const events = [...newest.values()].map((snapshot) => {
    const sheet = itemsOf(snapshot).find((item) => item.kind === 'session')
    return {
      '@id': `#${snapshot.head.sessionId}`,
      '@type': 'Event',
      identifier: sheet?.id ?? snapshot.head.sessionId,
      name: sheet?.title ?? '',
      startDate: sheet?.date ?? '',
      location: sheet?.place ?? '',
      // Of the newest snapshot: the one to compare with the paper.
      description: `seal ${snapshot.seal}`,
    }
  })
  const graph = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
      about: { '@id': './' },
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: info.title,
      identifier: info.name,
      datePublished: info.date,
      description: info.isPublic ? 'Copie publique / public copy' : 'Copie complète / full copy',
      hasPart: files.map((path) => ({ '@id': path })),
      mentions: events.map((event) => ({ '@id': event['@id'] })),
    },
    ...events,
    ...files.map((path) => ({ '@id': path, '@type': 'File' })),
  ]
  const crate = { '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': graph }
  return Buffer.from(`${JSON.stringify(crate, null, 1)}\n`, 'utf8')
}
