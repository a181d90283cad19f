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
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // Few files compress better than many, and each is a request. What an update leaves as it was stays in browsers' caches.
            codeSplitting: {
              groups: [
                // What Vite adds for modules that are loaded later is no code of ours either.
                { name: 'framework', test: /node_modules|preload-helper/, priority: 2 },
                {
                  name: 'shop',
                  test: /\/app\/(?:shop\/(?:ShopFrame|PriceTag)|ui\/(?:Picture|Callout|Breadcrumb)|lib\/(?:seo|staying-form))\./,
                  priority: 1,
                },
                // Small, and on pages of many pictures: a page has twenty-two requests.
                {
                  name: 'lists',
                  test: /\/app\/(?:shop\/(?:ProductGrid|CollectionTiles)|ui\/(?:Pager|StructuredData)|lib\/messages\/(?:catalogue|collections))\./,
                  priority: 1,
                },
                // The list of pages, which every page loads, names every file of each.
                {
                  name: 'forms',
                  test: /\/app\/(?:ui\/Field|shop\/(?:FormProblem|forms|NarrowPage)|lib\/(?:checkout-head|messages\/sign-in))\./,
                  priority: 1,
                },
              ],
            },
          },
        },
      },
    },
  },
})
