import { answerTo, isPublished } from '../../shared/domain/correction.ts'
import type { Snapshot, SnapshotContent } from '../../shared/domain/snapshot.ts'
import { itemsOf } from '../../shared/domain/snapshot.ts'
import type { StageCard, StageView } from '../../shared/domain/stage-view.ts'
import type { RemakeReports } from '../archive/archive.ts'
import { type Report, stageFile } from '../archive/report-file.ts'

/**
 * The reports of a snapshot in which something was hidden since: its minutes once more, from what can still be read, and
 * the room's last stage brought in line with the newest snapshot.
 */
export function remakeWith(
  newest: Snapshot,
  makeMinutes: (snapshot: Snapshot) => Promise<readonly Report[]>,
): RemakeReports {
  return async (redacted, before) => {
    const made = await makeMinutes(redacted)
    const stage = before.get(stageFile)
    if (stage === undefined) return made
    return [...made, { name: stageFile, bytes: stageInLine(stage, itemsOf(newest)) }]
  }
}

/** A stage that was changed or lost is not repaired: the phones that come back see no words rather than wrong ones. */
function stageInLine(bytes: Uint8Array | null, items: SnapshotContent): Uint8Array {
  const stage = bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as StageView | null)
  return new TextEncoder().encode(JSON.stringify(stage === null ? null : withoutHidden(stage, items)))
}

/** Cards by kind and number, as the stage knows them: what the newest snapshot has no words of is not there either. */
function withoutHidden(stage: StageView, items: SnapshotContent): StageView {
  const cards = Object.entries(stage.cards).flatMap(([id, card]): [string, StageCard][] => {
    const inLine = cardInLine(card, items)
    return inLine === null ? [] : [[id, inLine]]
  })
  const kept = Object.fromEntries(cards) as StageView['cards']
  const { card } = stage.board
  return {
    ...stage,
    cards: kept,
    board: card !== null && !(card in kept) ? { ...stage.board, card: null } : stage.board,
  }
}

function cardInLine(card: StageCard, items: SnapshotContent): StageCard | null {
  const readable = (number: number) => items.some((item) => isPublished(item) && item.number === number)
  if (card.kind === 'recommendation') {
    const item = items.find((each) => each.kind === 'recommendation' && each.number === card.number)
    if (item?.kind !== 'recommendation') return null
    return { ...card, text: item.text, sources: card.sources.filter(readable) }
  }
  const item = items.find((each) => isPublished(each) && each.number === card.number)
  if (item === undefined || !isPublished(item)) return null
  const answer = answerTo(items, item.id)
  return {
    ...card,
    text: item.wording ?? item.original ?? '',
    // How the team describes somebody is in the minutes, never on a stage.
    asker: card.asker === null ? null : (item.asker?.label ?? null),
    answerText: card.answerText === '' ? '' : (answer?.text ?? ''),
    summaryText: card.summaryText === '' ? '' : (answer?.summary?.text ?? ''),
    mergedNumbers: card.mergedNumbers.filter(readable),
  }
}
