import t from 'tap'
import { findForeign } from '../import/file/description-remarks.ts'
import { withoutShortcodes } from '../import/woocommerce/shortcodes.ts'
import { createFixture } from './fixture.ts'
import { file, product, run, simple, variation } from './woocommerce-file.ts'

t.test('shortcodes go, what stands between them stays, and other brackets are left alone', async (t) => {
  const cases: [string, string][] = [
    ['[caption id="a_6" align="left"]<img src="/a.jpg" /> Roasted[/caption]', '<img src="/a.jpg" /> Roasted'],
    ['[gallery ids="1,2"] Fine [gallery]', ' Fine '],
    ['[vc_row][vc_column width="1/2"]Nice[/vc_column][/vc_row]', '\n\n\n\nNice\n\n\n\n'],
    ['[et_pb_text _builder_version="4.9" text="<b>x</b>"]Warm[/et_pb_text]', '\n\nWarm\n\n'],
    ['[our_box]Warm[/our_box]', 'Warm'],
    ['[our_map zoom="3"]', ''],
    ['[products limit=4]', ''],
    ['[product 12][video /a.mp4][gallery]', ''],
    ['a[vc_raw_html]JTNDc2NyaXB0[/vc_raw_html]b', 'a\n\nb'],
    ['Put [[caption]] around it', 'Put [[caption]] around it'],
  ]
  for (const [text, rest] of cases) t.equal(withoutShortcodes(text), rest, text)
  const own = 'Size [M] or [2 x 3], see [note = 1] and <a href="?filter[colour]=red">red</a>'
  t.equal(withoutShortcodes(own), own)
  const heading = '[Product Performance]: Soft. [Video of it] [Design Note]'
  t.equal(withoutShortcodes(heading), heading)
})

t.test('half a megabyte of brackets takes no longer than one of words', async (t) => {
  for (const piece of ['[', '[a', '[a ', '[/a]', '[a b="', '[vc_raw_html]']) {
    const text = piece.repeat(500_000 / piece.length)
    t.ok(withoutShortcodes(text).length <= text.length, piece)
  }
})

t.test('a description made with a page builder arrives as its text, and the report says what is gone', async (t) => {
  const shop = await createFixture(t)
  const text = file(
    simple('1', { SKU: 'tea', Name: 'Tea', Description: '[vc_row][vc_column]\\nGreen\\n[/vc_column][/vc_row]' }),
    simple('2', { SKU: 'pot', Name: 'Pot', 'Short description': '[caption id="1"]Clay[/caption]', Description: 'Old' }),
    simple('3', { SKU: 'cup', Name: 'Cup', Description: 'Size [M]' }),
  )
  const done = await run(shop, text)
  t.match(done, {
    counts: { created: 3, warnings: 1 },
    warnings: [{ line: 2, column: 'Description', code: 'shortcode', detail: /in 2 products \(lines 2, 3\)$/ }],
  })
  t.match(await product(shop, 'tea'), { description: '<p>Green</p>' })
  t.match(await product(shop, 'pot'), { description: '<p>Clay</p>\n<p>Old</p>' })
  t.match(await product(shop, 'cup'), { description: '<p>Size [M]</p>' })
})

t.test('what of a description needs the former shop is told from what does not', async (t) => {
  const hosts = new Set(['old.example'])
  const link = (href: string) => findForeign(`<p><a title="x" href="${href}">x</a></p>`, hosts).links
  for (const href of [
    ...['/pages/size-guide', 'about/', '/wp-content/uploads/sizes.pdf', '/de/pages/agb'],
    ...['https://old.example/about/', '//old.example/blog/tea'],
  ]) {
    t.equal(link(href), true, href)
  }
  for (const href of [
    ...['#sizes', '/', '/products/mug', '/product/mug/', '/de/products/mug', '/collections/all', '/collections'],
    ...['/product-category/home/mugs/', '/cart', '/search?q=tea', 'https://old.example/product/mug/'],
    ...['https://maker.example/about', 'mailto:shop@old.example', 'tel:+4930123'],
  ]) {
    t.equal(link(href), false, href)
  }
  const picture = (src: string) => findForeign(`<img alt="" src="${src}" />`, hosts).pictures
  t.same(['https://cdn.example/a.png', '/wp-content/a.png', '//cdn.example/a.png'].map(picture), [true, true, true])
  t.same(['/v1/media/a.png', 'https://api.shop.example/v1/media/a.png', ''].map(picture), [false, false, false])
})

t.test('the report says which descriptions lose pictures and links with the former shop', async (t) => {
  const shop = await createFixture(t)
  const image = 'https://old.example/wp-content/uploads/tea.jpg'
  const text = file(
    simple('1', { SKU: 'a', Images: image, Description: `<img src="${image}"> <a href="/sizes/">Sizes</a>` }),
    simple('2', { SKU: 'b', Description: '<a href="/product/tea/">Tea</a>' }),
    simple('3', { SKU: 'c', Description: '<img src="/wp-content/uploads/c.jpg">' }),
  )
  const done = await run(shop, text)
  t.match(done, {
    counts: { created: 3, warnings: 2 },
    warnings: [
      { line: 2, column: 'Description', code: 'description_pictures', detail: /in 2 products \(lines 2, 4\)$/ },
      { line: 2, column: 'Description', code: 'description_links', detail: /in 1 product$/ },
    ],
  })
})

t.test('a name is what shoppers read, and what variations lose or share is said', async (t) => {
  const shop = await createFixture(t)
  const size = { 'Attribute 1 name': 'Size', 'Attribute 1 value(s)': 'S, M, L' }
  const text = file(
    simple('1', { SKU: 'roast', Name: 'Kaffee <em class="x">R&ouml;st</em><br/>1 &lt; 2', ...size, Type: 'variable' }),
    variation('2', 'roast', { SKU: 'roast-any', 'Attribute 1 name': 'Size' }),
    variation('3', 'roast', { SKU: 'roast-s', ...size, 'Attribute 1 value(s)': 'S', Description: 'Fits few' }),
    simple('4', { SKU: 'tag', Name: '<b></b>' }),
  )
  const done = await run(shop, text)
  t.match(done, {
    counts: { created: 1, rejected: 1 },
    rejections: [{ line: 5, column: 'Name', code: 'title_missing' }],
    warnings: [
      { line: 4, column: 'Description', code: 'variation_description', detail: /in 1 product$/ },
      { line: 3, column: 'SKU', code: 'sku_repeated', detail: /^the 2 variants.*"roast-any"/ },
    ],
  })
  t.match(await product(shop, 'kaffee-rost-1-2'), { title: 'Kaffee Röst 1 < 2', variants: { length: 3 } })
})
