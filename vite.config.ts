import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The laptops' pages: console, desk, board, rapporteur, organiser, reader, visit. One entry; the address decides. */
export default defineConfig({
  root: 'client',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsDir: 'assets/laptop',
    // The content security policy knows no data: address.
    assetsInlineLimit: 0,
    rolldownOptions: { input: 'client/laptop.html' },
  },
})
