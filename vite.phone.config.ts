import { defineConfig } from 'vite'
import { leanImports, leanProvider, leanSocket, leanYjs, phoneRights, phoneWords } from './tools/phone-lean.mjs'

/**
 * The phone's page, built twice from the same components: for the browser, and (`--ssr phone-render.tsx`) for the
 * server, which sends the page with its words in it. React's names stand for Preact: 7 KB instead of 69 on 2G.
 */
/** All that follows the room live, and nothing that the first page or the sheet for writing together has for itself. */
const inPhoneLive = (id: string) =>
  /\/node_modules\/(?:yjs|lib0|y-|socket\.io|engine\.io|@socket\.io)|\/shared\/(?:protocol\/|document\/|domain\/(?:forbidden|exhaustive|role\.))/.test(
    id,
  ) ||
  (/\/client\/sync\//.test(id) &&
    !/\/(?:clock|offered|outbox|phone-(?:http|net|room)|random|stor|textarea|composed|position|text-history)/.test(id))

export default defineConfig(({ isSsrBuild }) => ({
  root: 'client',
  publicDir: false,
  resolve: {
    alias: [
      { find: /^react\/jsx-(?:dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react-dom\/server$/, replacement: 'preact/compat/server' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react(?:-dom)?$/, replacement: 'preact/compat' },
    ],
    dedupe: ['preact'],
  },
  ...(isSsrBuild === true
    ? {
        // Everything in one file: preact is no dependency of the server, and hooks need a single copy of it.
        ssr: { noExternal: true as const, target: 'node' as const },
        build: {
          outDir: '../dist',
          emptyOutDir: false,
          copyPublicDir: false,
          target: 'node24',
          minify: false,
          rolldownOptions: {
            input: 'client/phone-render.tsx',
            output: { entryFileNames: 'phone-render.js', codeSplitting: false },
          },
        },
      }
    : {
        plugins: [leanImports(), phoneWords(), phoneRights(), leanSocket(), leanYjs(), leanProvider()],
        build: {
          outDir: '../dist/phone',
          emptyOutDir: true,
          manifest: 'manifest.json',
          assetsDir: 'assets/phone',
          assetsInlineLimit: 0,
          modulePreload: false,
          // Cheap Android phones keep the browser they were sold with.
          target: ['chrome80', 'firefox78', 'safari14'],
          // Written out for older ones, each logical property becomes a rule for every right-to-left language.
          cssTarget: ['chrome89', 'firefox78', 'safari15'],
          rolldownOptions: {
            input: 'client/phone-main.tsx',
            output: {
              // Yjs and the sockets in one piece: the sheet for writing together shares it, and two pieces weigh 3 KB more.
              codeSplitting: {
                includeDependenciesRecursively: false,
                groups: [{ name: 'phone-live', test: inPhoneLive }],
              },
            },
          },
        },
      }),
}))
