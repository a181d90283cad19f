import { randomBytes } from 'node:crypto'
import t from 'tap'
import { readConfig, secret } from '../process/config.ts'
import { weaknessOf } from '../security/secrets.ts'

t.test('a secret that is easy to guess is refused at start, a random one never', async (t) => {
  for (const weak of [
    '',
    'short',
    'a'.repeat(64),
    'ab'.repeat(32),
    '0123456789abcdef'.repeat(4),
    'abcdefghijklmnopqrstuvwxyz0123456789',
    '12345678901234567890123456789012',
    'changeme-changeme-changeme-changeme',
    'please-change-me-to-something-long-and-random',
    'your-secret-of-at-least-32-characters',
    'replace this with 32 random characters',
    `${'0'.repeat(31)}1`,
    'correcthorse'.repeat(3),
    'this is only an example of a secret, nothing else',
  ]) {
    t.type(weaknessOf(weak), 'string', weak)
    t.throws(() => readConfig({ SECRET: weak }, { SECRET: secret() }), /SECRET is/, weak)
  }
  for (let i = 0; i < 2_000; i += 1) {
    for (const random of [randomBytes(16).toString('hex'), randomBytes(24).toString('base64')]) {
      if (weaknessOf(random) !== null) t.fail(random)
    }
  }
  t.equal(weaknessOf('a secret for whole-shop tests, 32+ characters'), null, 'a long sentence may do')
})
