import { defineConfig } from 'vite'
import { leanImports, leanSocket, leanYjs, phoneWords } from './tools/phone-lean.mjs'

/**
 * The phone's page, built twice from the same components: for the browser, and (`--ssr phone-render.tsx`) for the
 * server, which sends the page with its words in it. React's names stand for Preact: 7 KB instead of 69 on 2G.
 */
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
        plugins: [leanImports(), phoneWords(), leanSocket(), leanYjs()],
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
          rolldownOptions: { input: 'client/phone-main.tsx' },
        },
      }),
}))
