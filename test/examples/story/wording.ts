import { type Story, tagged } from './story.ts'

/** Staff reword the confirmation, look at it, publish it and think better of it. */
export async function rewordConfirmation({ staff, unseen }: Story): Promise<void> {
  const { templates } = staff.admin
  const one = ['order-confirmation', 'email', 'fr'] as const
  const parts = {
    subject: 'Votre commande {{ order.number }}',
    html: '<h1>Merci, {{ name }}</h1>\n<p>Total : {{ order.total | money }}</p>',
  }
  const tagOf = async () => (await tagged(unseen.admin.templates.get(...one))).ifMatch
  await templates.preview(...one, { parts })
  await templates.testSend(...one, { parts })
  await templates.saveDraft(...one, { parts }, { ifMatch: await tagOf() })
  await templates.publish(...one, { ifMatch: await tagOf() })
  await templates.get(...one)
  await templates.list({ limit: 3 })
  await templates.listVersions(...one)
  await templates.getVersion(...one, 1)
  await templates.rollBack(...one, { number: null }, { ifMatch: await tagOf() })
}
