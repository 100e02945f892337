import type { WordId, Words } from '../../../shared/words/words.ts'
import { Button } from '../../parts/Button.tsx'
import { LanguageSwitch } from '../../parts/LanguageSwitch.tsx'

/** The keys of this screen, over the picture until they are closed. */
export function BoardKeys({ words, awake, onClose }: { words: Words; awake: boolean; onClose: () => void }) {
  return (
    <section className="board-keys" aria-label={words('board.keys')}>
      <h2>{words('board.keys')}</h2>
      <dl>
        {keys.map(([key, id]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words(id)}</dd>
          </div>
        ))}
      </dl>
      {awake ? null : <p>{words('board.awake')}</p>}
      <div className="board-keys-end">
        <Button onPress={onClose} autoFocus icon="close">
          {words('board.closeKeys')}
        </Button>
        <LanguageSwitch />
      </div>
    </section>
  )
}

const keys: readonly (readonly [string, WordId])[] = [
  ['F', 'board.keyFull'],
  ['B', 'board.keyHide'],
  ['J', 'board.keyJoin'],
  ['+', 'board.keyBigger'],
  ['−', 'board.keySmaller'],
  ['?', 'board.keyHelp'],
]
