import { defineConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'

/**
 * No macros: every word on screen has an explicit id, and stands once in `fr.po` and once in `en.po`.
 * `tools/words.mjs` names another folder while it compiles, so that nobody ever reads a half-written file.
 */
export default defineConfig({
  locales: ['fr', 'en'],
  sourceLocale: 'fr',
  catalogs: [{ path: 'shared/words/{locale}', include: [] }],
  catalogsMergePath: `${process.env['WORDS_FOLDER'] ?? 'shared/words/compiled'}/{locale}`,
  compileNamespace: 'ts',
  format: formatter({ explicitIdAsDefault: true, origins: false, lineNumbers: false }),
})
