import t from 'tap'

process.env.STOREFRONT_SECRET = 'a-secret-for-tests-of-32-characters'
const { resetToken, signUpToken, unsubscribeToken, verificationToken } = await import(
  '../app/lib/mailed-token.server.ts'
)
const { searchOf } = await import('../app/lib/stoa.server.ts')

for (const [name, mailed] of Object.entries({ resetToken, signUpToken, verificationToken })) {
  t.test(`${name}: what is longer than any token is none, and what was mailed is kept`, async (t) => {
    const kept = async (token: string) => {
      const taken = await mailed.takenFrom(new Request(`http://shop.example/x?token=${token}`))
      const cookie = taken?.headers.get('set-cookie')?.split(';')[0] ?? ''
      return mailed.of(new Request('http://shop.example/x', { headers: { cookie } }))
    }
    t.equal(await kept(`bis_${'a'.repeat(43)}`), `bis_${'a'.repeat(43)}`)
    t.equal(await kept('a'.repeat(150)), null)
  })
}

t.test('the token of an unsubscribe link is longer, and kept too', async (t) => {
  const token = `${'a'.repeat(82)}.${'b'.repeat(43)}`
  const taken = await unsubscribeToken.takenFrom(
    new Request(`http://shop.example/unsubscribe?token=${token}&locale=de`),
  )
  t.equal(taken?.headers.get('location'), '/de/unsubscribe')
  const cookie = taken?.headers.get('set-cookie')?.split(';')[0] ?? ''
  const request = (given: string) => new Request('http://shop.example/unsubscribe', { headers: { cookie: given } })
  t.equal(await unsubscribeToken.of(request(cookie)), token)
  t.equal(await unsubscribeToken.of(request('')), null)
})

t.test('an address that is moved keeps what the browser shows of it, and nothing that scripts ask for', async (t) => {
  t.equal(
    searchOf(new Request('http://shop.example/collections/old.data?sort=price&_routes=en%2Fcollection')),
    '?sort=price',
  )
  t.equal(searchOf(new Request('http://shop.example/collections/old.data?_routes=en%2Fcollection')), '')
})
