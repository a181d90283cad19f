import { staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { createShop } from '../flows/shop.ts'
import { tellOfDisabled } from '../flows/webhook-mail.ts'
import type { WebhookEndpoint } from '../store/webhook-model.ts'
import { at, createFixture, SHOP } from './fixture.ts'

const reader = staff('notifications.read')

const ENDPOINT = {
  _id: 'whe_1',
  url: 'https://erp.example/hook?a=<b>',
  description: 'Accounting',
  disabled_reason: 'failing',
  disabled_at: at(0),
  failing_since: new Date('2026-11-20T10:30:00.000Z'),
} as WebhookEndpoint

t.test(
  'the support address of the shop is told once that an endpoint was disabled, in the language of the shop',
  async (t) => {
    const fixture = await createFixture(t)
    const { deps, log } = fixture
    const ctx = { ...deps, log }
    await tellOfDisabled(ctx, ENDPOINT, 'timeout')
    t.same(await fixture.all(), [], 'a shop without a support address has its log')
    const shop = createShop(deps.shopCopy, { ...SHOP, email: 'help@shop.example' })
    const told = () => tellOfDisabled({ ...ctx, shop }, ENDPOINT, 'timeout')
    await told()
    await told()
    t.equal((await fixture.all()).length, 1)
    const { data } = (await fixture.as(reader)('GET', '/v1/admin/notifications')).body as { data: { id: string }[] }
    const mail = await fixture.as(reader)('GET', `/v1/admin/notifications/${data[0]?.id}`)
    t.match(mail.body, {
      template: 'webhook-disabled',
      to: 'help@shop.example',
      reference: 'whe_1',
      subject: /was disabled/,
      text: /erp\.example\/hook\?a=<b>.*Accounting.*since November 20, 2026 at 10:30.*timeout/s,
    })
    const german = { read: async () => ({ default_locale: 'de-AT' }) } as unknown as typeof deps.shopCopy
    await tellOfDisabled(
      { ...ctx, shop, shopCopy: german },
      { ...ENDPOINT, disabled_reason: 'gone', disabled_at: at(1) },
      null,
    )
    const subjects = (await fixture.all()).map(({ subject }) => subject)
    t.ok(subjects.includes('Ein Webhook-Ziel von Stoa wurde abgeschaltet'), String(subjects))
  },
)
