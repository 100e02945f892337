import { describe, expect, it } from 'vitest'
import { buildSnapshot } from '../../../server/archive/build-snapshot.ts'
import { snapshotToText } from '../../../server/archive/snapshot-file.ts'
import { verifySnapshot } from '../../../server/archive/verify-snapshot.ts'
import { changeLetter } from '../../../server/visit/change-letter.ts'
import type { SnapshotItem } from '../../../shared/domain/snapshot-item.ts'
import { bamakoContent, bamakoHead } from '../../world/bamako.ts'
import { createSeededRandom } from '../../world/random.ts'

const sealed = (content: readonly SnapshotItem[]) => buildSnapshot(content, bamakoHead(), createSeededRandom(3))

describe('one letter changed', () => {
  it('breaks the seal, and the item that holds it is named', () => {
    const real = sealed(bamakoContent())
    const changed = changeLetter(real)
    if (changed === null) throw new Error('nothing was changed')
    expect(changed.item).toMatch(/-A\d+$/)
    expect(verifySnapshot(snapshotToText(changed.snapshot), real.seal)).toEqual({
      is: 'broken',
      faults: [{ at: 'item', id: changed.item }],
    })
    expect(verifySnapshot(snapshotToText(real), real.seal).is).toBe('sound')
  })

  it('is one letter, at the place that is told', () => {
    const changed = changeLetter(sealed(bamakoContent()))
    const letters = (text = '') => Array.from(text)
    const different = letters(changed?.before).flatMap((letter, at) =>
      letter === letters(changed?.after)[at] ? [] : [at],
    )
    expect(different).toEqual([changed?.at])
  })

  it('is not possible where nobody published a word', () => {
    const silent = bamakoContent().filter((item) => item.kind === 'session' || item.kind === 'balance')
    expect(changeLetter(sealed(silent))).toBeNull()
  })
})
