import type { Refusal } from '../../shared/domain/refusal.ts'
import type { Words } from '../../shared/words/words.ts'
import { Band } from './Band.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { refusalWords } from './refusal-words.ts'
import './DenialPage.css'

/** A page that does not open: why, and what to do. */
export function DenialPage({ words, refusal }: { words: Words; refusal: Refusal | null }) {
  const outdated = refusal?.code === 'outdated' || refusal?.code === 'unknown-command'
  return (
    <div className="denial">
      <Band />
      <main className="denial-card">
        <Icon name={outdated ? 'alert' : 'lock'} />
        <h1>{words(outdated ? 'part.outdated' : 'part.deniedTitle')}</h1>
        <p>{refusal === null ? words('acc.denied') : refusalWords(words, refusal)}</p>
        {outdated ? (
          <Button look="primary" onPress={() => window.location.reload()}>
            {words('part.reload')}
          </Button>
        ) : refusal === null ? null : (
          <p className="denial-help">{words('part.deniedHelp')}</p>
        )}
        <LanguageSwitch />
      </main>
    </div>
  )
}
