import type { StageView } from '../../../shared/domain/stage-view.ts'
import type { Words } from '../../../shared/words/words.ts'
import { askedCards } from './next-card.ts'

/** « Merci », what the room did, and the seal by which anyone can check the minutes. */
export function EndView({ stage, words }: { stage: StageView; words: Words }) {
  const answered = askedCards(stage).filter((card) => card.answer === 'written' || card.answer === 'aloud').length
  const recommendations = Object.values(stage.cards).filter(
    (card) => card.kind === 'recommendation' && card.outcome.is !== 'withdrawn',
  ).length
  const counts = [
    { n: stage.counts.received, word: words('board.endQuestions', { n: stage.counts.received }) },
    { n: answered, word: words('board.endAnswers', { n: answered }) },
    { n: recommendations, word: words('board.endRecommendations', { n: recommendations }) },
  ]
  return (
    <div className="board-main board-end">
      <h2>{words('board.thanks')}</h2>
      <dl className="board-counts">
        {counts.map((count) => (
          <div key={count.word}>
            <dt>{count.word}</dt>
            <dd>{count.n}</dd>
          </div>
        ))}
      </dl>
      {stage.session.seal === null ? (
        <p className="board-seal-title">{words('board.sealing')}</p>
      ) : (
        <div className="board-seal">
          <p className="board-seal-title">{words('board.seal')}</p>
          <p className="board-seal-groups" dir="ltr">
            {sealGroups(stage.session.seal).map((group) => (
              <span key={group}>{group} </span>
            ))}
          </p>
        </div>
      )}
    </div>
  )
}

/** Sixteen characters in four groups of four. */
export function sealGroups(seal: string): readonly string[] {
  return seal.replace(/[^0-9A-Za-z]/g, '').match(/.{1,4}/g) ?? []
}
