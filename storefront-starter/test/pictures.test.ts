import t from 'tap'

process.env.STOREFRONT_SECRET = 'a-secret-for-tests-of-32-characters'
process.env.STOA_PUBLIC_URL = 'https://api.example'
const { pictureAt, pictureOf } = await import('../app/lib/pictures.server.ts')
const { shareUrl, sizedUrl, srcSetOf } = await import('../app/lib/picture-sizes.ts')

const own = pictureOf({ id: 'm', url: '/v1/media/a.jpg', alt: 'A', width: 400, height: 500, position: 0 } as never)

t.test('pictures of the shop come in the widths that a page needs, none far wider than the picture', async (t) => {
  t.equal(srcSetOf(own, 'card', 'avif').split(', ').length, 3)
  t.match(srcSetOf(own, 'card', 'avif'), 'https://api.example/v1/media/a.jpg?w=480&f=avif 480w')
  t.equal(srcSetOf({ ...own, width: undefined }, 'large', 'webp').split(', ').length, 5)
  t.equal(shareUrl(own), 'https://api.example/v1/media/a.jpg?w=1280&f=jpeg')
  t.equal(shareUrl(null), undefined)
})

t.test('pictures of other hosts and drawings are shown as they are', async (t) => {
  for (const url of [
    'https://elsewhere.example/v1/media/a.jpg',
    '//elsewhere.example/v1/media/a.jpg',
    '/v1/media/a.svg',
  ]) {
    const picture = pictureAt(url)
    t.equal(picture?.isSized, false, url)
    if (picture) t.equal(sizedUrl(picture, 640, 'jpeg'), picture.url)
  }
  t.equal(pictureAt(null), null)
})
