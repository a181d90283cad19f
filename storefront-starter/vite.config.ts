import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  build: {
    // One style sheet, so that no page waits for a second one and nothing shifts when it comes.
    cssCodeSplit: false,
    // The content security policy allows no `data:` scripts and fonts.
    assetsInlineLimit: 0,
  },
})
