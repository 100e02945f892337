import type { StageAsked, StageCard, StageView } from '../../../shared/domain/stage-view.ts'
import type { WordId, Words } from '../../../shared/words/words.ts'
import { Icon } from '../Icon.tsx'
import { spotlitCard } from './next-card.ts'
import { shownVote } from './shown-vote.ts'

/** Where things stand, in a word. `kept`: the network is gone and this is the last picture (UX §3.2). */
export function BoardPlate({ stage, words, kept }: { stage: StageView; words: Words; kept: boolean }) {
  if (kept) {
    return (
      <p className="board-plate board-plate-kept" role="status">
        {words('board.kept')}
      </p>
    )
  }
  const id = plateWord(stage)
  if (id === null) return null
  return (
    <p className="board-plate">
      {id === 'board.live' || id === 'rec.drafting' ? <i /> : null}
      {id === 'rec.adopted' || id === 'vote.verdict.adopted' ? <Icon name="check" /> : null}
      <span>{words(id)}</span>
    </p>
  )
}

export function plateWord(stage: StageView): WordId | null {
  if (stage.board.hidden) return null
  switch (stage.board.view) {
    case 'waiting':
      return 'board.soon'
    case 'join':
      return null
    case 'question':
    case 'recommendation':
      return voteWord(stage) ?? cardWord(spotlitCard(stage))
    case 'speakers':
      return 'board.floor'
    case 'pause':
      return 'board.pause'
    case 'becomes':
    case 'message':
      return 'board.info'
    case 'end':
      return 'board.ended'
    default:
      return stage.board.view satisfies never
  }
}

/** Open, or what its rule made of it; once the team said what became of the text, that stands. */
function voteWord(stage: StageView): WordId | null {
  const card = spotlitCard(stage)
  const vote = shownVote(stage, card)
  if (vote === null || card?.kind !== 'recommendation' || card.outcome.is !== 'in-progress') return null
  return vote.result === null ? 'vote.plate' : `vote.verdict.${vote.result.verdict}`
}

function cardWord(card: StageCard | null): WordId {
  if (card === null) return 'board.soon'
  return card.kind === 'recommendation' ? outcomeWords[card.outcome.is] : answerWord(card)
}

const outcomeWords = {
  'in-progress': 'rec.drafting',
  adopted: 'rec.adopted',
  'adopted-amended': 'rec.amended',
  withdrawn: 'rec.withdrawn',
} as const satisfies Record<string, WordId>

function answerWord(card: StageAsked): WordId {
  switch (card.answer) {
    case 'none':
      return card.kind === 'contribution' ? 'board.contribution' : 'board.upcoming'
    case 'draft':
      // Words that the room has read stay when the answer is taken back to draft: the wall stands still.
      return card.answerText === '' ? 'board.upcoming' : 'board.paused'
    case 'live':
      return 'board.live'
    case 'written':
      return 'board.finished'
    case 'aloud':
      return 'board.aloud'
    case 'later':
      return 'board.later'
    default:
      return card.answer satisfies never
  }
}
