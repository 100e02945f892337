/**
 * Who may import whom. A folder not named here may not hold a file; a new line is a design decision: say why beside it.
 * `files` narrows what may be taken from a folder to the interfaces named.
 */
export interface Layer {
  readonly folder: string
  /** Folders besides itself. */
  readonly imports: readonly string[]
  /** Single files that may be imported from folders not in `imports`. */
  readonly files?: readonly string[]
  /** Packages from outside. `node:` stands for everything that Node brings. */
  readonly packages: readonly string[]
}

const sharedAll = ['shared/domain', 'shared/document', 'shared/protocol', 'shared/words']
const serverAll = [
  'server/runtime',
  'server/gateway',
  'server/gatekeeper',
  'server/projection',
  'server/document',
  'server/journal',
  'server/catalogue',
  'server/launch',
  'server/session',
  'server/plenary',
  'server/archive',
  'server/correction',
  'server/report',
  'server/importing',
  'server/consolidation',
  'server/bag',
  'server/upkeep',
  'server/adapters',
  'server/visit',
]
const clientAll = ['client/sync', 'client/state', 'client/parts', 'client/screens', 'client/styles']

/** Where the world begins: what an adapter implements. */
const interfaces = [
  'server/session/session-store.ts',
  'server/archive/archive.ts',
  'server/document/relay.ts',
  'server/upkeep/space-keeper.ts',
]

export const layers: readonly Layer[] = [
  // A snapshot is read by server, tools and pages, from disks that anyone may have touched: its schema is the shape itself.
  { folder: 'shared/domain', imports: [], packages: ['zod/mini'] },
  { folder: 'shared/document', imports: ['shared/domain'], packages: ['yjs'] },
  { folder: 'shared/protocol', imports: ['shared/domain'], packages: ['zod/mini'] },
  // The catalogs: words of the field become words on screen, the same for both sides.
  { folder: 'shared/words', imports: ['shared/domain'], packages: ['@lingui/core'] },

  { folder: 'server/runtime', imports: [], packages: ['node:', 'pino'] },
  { folder: 'server/journal', imports: ['shared/domain', 'server/runtime'], packages: ['node:'] },
  { folder: 'server/archive', imports: ['shared/domain'], packages: ['node:', 'zod/mini'] },
  // Series, forums and links: what lasts longer than a session. Words are cleaned, and seals written, as everywhere else.
  {
    folder: 'server/catalogue',
    imports: ['shared/domain', 'shared/protocol', 'server/runtime', 'server/journal'],
    files: ['server/session/clean-words.ts', 'server/archive/seal.ts'],
    packages: ['node:', 'zod/mini'],
  },
  // What comes after a close: decided on a sealed snapshot, never on a session. Words are cleaned as everywhere else.
  {
    folder: 'server/correction',
    imports: ['shared/domain', 'shared/protocol', 'server/runtime', 'server/archive'],
    files: ['server/session/clean-words.ts'],
    packages: ['node:'],
  },
  // What the house does about itself while it runs: room on its disk, copies, its address; and what it must tell of them.
  {
    folder: 'server/upkeep',
    imports: ['shared/domain', 'server/runtime', 'server/journal', 'server/archive', 'server/catalogue'],
    packages: ['node:', 'zod/mini'],
  },
  // What a start needs of the computer: its addresses, staying awake, the terminal, which says what the house notes of itself.
  {
    folder: 'server/launch',
    imports: ['shared/domain', 'shared/words', 'server/runtime'],
    files: ['server/upkeep/house-watch.ts'],
    packages: ['node:', 'uqr'],
  },
  // Minutes are made from a snapshot and from words alone: no session is needed, so an old archive can be printed again.
  // What people wrote for a report comes from a file that anyone may have touched: its schema is the shape itself.
  {
    folder: 'server/report',
    imports: ['shared/domain', 'shared/words'],
    packages: ['node:', 'docx', 'csv-stringify', 'zod/mini'],
  },
  // A forum from a file, or a bag from another laptop, becomes closed sessions: catalogue and archive, no living session.
  {
    folder: 'server/importing',
    imports: ['shared/domain', 'shared/protocol', 'server/runtime', 'server/catalogue', 'server/archive', 'server/bag'],
    packages: ['node:', 'zod/mini'],
  },
  // What several forums said alike: read from snapshots alone, so that any archive can be compared.
  { folder: 'server/consolidation', imports: ['shared/domain'], packages: ['node:', 'zod/mini', '@orama/stemmers'] },
  // An archive packed to be carried and checked elsewhere: read from the archive alone, in a zip made as documents are.
  {
    folder: 'server/bag',
    imports: ['shared/domain', 'server/archive'],
    files: ['server/report/zip.ts'],
    packages: ['node:'],
  },
  {
    folder: 'server/gatekeeper',
    imports: ['shared/domain', 'shared/document', 'server/runtime'],
    packages: ['node:', 'yjs', 'lib0', 'rate-limiter-flexible'],
  },
  // It draws what the session's rows hold onto the stage: it reads their shape, never a decision.
  {
    folder: 'server/projection',
    imports: ['shared/domain', 'shared/document'],
    files: ['server/session/state.ts', 'server/session/speakers.ts', 'server/session/votes.ts'],
    packages: ['yjs', 'lib0', 'diff'],
  },
  {
    folder: 'server/document',
    imports: [...sharedAll, 'server/runtime', 'server/gatekeeper', 'server/journal', 'server/projection'],
    packages: ['node:', 'yjs', 'lib0', 'y-protocols'],
  },
  {
    // A decision is taken on a command, whose shape is the schema in shared/protocol.
    folder: 'server/session',
    imports: [
      ...sharedAll.filter((folder) => folder !== 'shared/words'),
      'server/runtime',
      'server/document',
      'server/archive',
    ],
    packages: ['node:', 'yjs'],
  },
  // One living session: memory, decisions, gate, journal and audience meet here, and nowhere else, in the order of a commit.
  {
    folder: 'server/plenary',
    imports: [
      ...sharedAll.filter((folder) => folder !== 'shared/words'),
      'server/runtime',
      'server/gatekeeper',
      'server/projection',
      'server/document',
      'server/journal',
      'server/session',
      'server/catalogue',
      'server/archive',
    ],
    packages: ['node:', 'yjs', 'lib0', 'y-protocols'],
  },
  {
    folder: 'server/gateway',
    imports: [
      ...sharedAll,
      ...serverAll.filter((folder) => folder !== 'server/adapters' && folder !== 'server/journal'),
    ],
    packages: [
      'node:',
      'ws',
      'socket.io',
      'engine.io',
      'express',
      'helmet',
      'zod/mini',
      'lib0',
      'y-protocols',
      'yjs',
      'uqr',
    ],
  },
  {
    // Of journal, catalogue and archive, the record's shapes and chains too: every store must write the same bytes.
    folder: 'server/adapters',
    imports: ['shared/domain', 'server/runtime', 'server/journal', 'server/catalogue', 'server/archive'],
    // The press prints what the report room made.
    files: [...interfaces, 'server/report/pdf-press.ts', 'server/report/pdf-data.ts'],
    packages: [
      'node:',
      'better-sqlite3',
      '@myriaddreamin/typst.ts',
      '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
      '@expo-google-fonts/andika',
    ],
  },
  // Simulated people of the visit: clients over the real sockets; of the server they know nothing but its address.
  {
    folder: 'server/visit',
    imports: ['shared/domain', 'shared/document', 'shared/protocol', 'server/runtime'],
    packages: ['node:', 'socket.io-client', 'ws', 'yjs', 'lib0', 'zod/mini'],
  },
  // main, assemble, config and the example: they put the house together.
  { folder: 'server', imports: [...sharedAll, ...serverAll], packages: ['node:', 'zod', 'zod/mini', 'uqr'] },

  {
    folder: 'client/sync',
    imports: sharedAll,
    packages: ['yjs', 'lib0', 'y-protocols', 'y-websocket', 'socket.io-client'],
  },
  { folder: 'client/state', imports: [...sharedAll, 'client/sync'], packages: ['react', 'yjs'] },
  {
    folder: 'client/parts',
    imports: [...sharedAll, 'client/state', 'client/styles'],
    packages: ['react', 'react-aria-components', 'uqr'],
  },
  {
    folder: 'client/screens',
    imports: [...sharedAll, 'client/state', 'client/parts', 'client/styles'],
    // papaparse reads a list of those present, in the organiser's browser alone.
    packages: ['react', 'react-aria-components', 'papaparse'],
  },
  // Style sheets only.
  { folder: 'client/styles', imports: [], packages: ['@fontsource/andika'] },
  // main, phone-main, phone-render, routes: they put a page together.
  {
    folder: 'client',
    imports: [...sharedAll, ...clientAll],
    packages: [
      'react',
      'react-dom',
      'preact',
      'preact-render-to-string',
      'react-aria-components',
      '@fontsource/andika',
    ],
  },
]

/** The longest folder of the table that holds this file. */
export function layerOf(path: string): Layer | undefined {
  const holding = layers.filter((layer) => path.startsWith(`${layer.folder}/`))
  const deepest = holding.sort((a, b) => b.folder.length - a.folder.length)[0]
  // A file of a side lies directly in it, or in a folder of the table.
  if (deepest !== undefined && isSide(deepest) && path.slice(deepest.folder.length + 1).includes('/')) return undefined
  return deepest
}

const isSide = (layer: Layer): boolean => layer.folder === 'server' || layer.folder === 'client'
