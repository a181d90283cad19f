export const unsubscribeText = {
  title: { en: 'Mails from this shop', de: 'E-Mails dieses Shops' },
  unsubscribe: { en: 'Unsubscribe', de: 'Abbestellen' },
  again: { en: 'Send me such mails again', de: 'Solche E-Mails wieder schicken' },
  noLink: {
    en: 'This link is not complete, or too old. Please open the one of the newest mail.',
    de: 'Dieser Link ist unvollständig oder zu alt. Bitte öffnen Sie den aus der neuesten E-Mail.',
  },
}

/** What is said of each topic. */
export const unsubscribeTopics = {
  back_in_stock: {
    title: { en: 'Mails that something is back', de: 'E-Mails, dass etwas wieder da ist' },
    lead: {
      en: 'We mail this address when something that was asked for can be bought again. You can end all of that here; mails about your orders still come.',
      de: 'Wir schreiben an diese Adresse, wenn etwas Gewünschtes wieder zu haben ist. Das können Sie hier beenden; E-Mails zu Ihren Bestellungen kommen weiterhin.',
    },
    done: {
      en: 'You are unsubscribed: this address gets no more mails that something is back. Mails about your orders still come.',
      de: 'Abbestellt: An diese Adresse schreiben wir nicht mehr, wenn etwas wieder da ist. E-Mails zu Ihren Bestellungen kommen weiterhin.',
    },
  },
  abandoned_cart: {
    title: { en: 'Mails about your cart', de: 'E-Mails zu Ihrem Warenkorb' },
    lead: {
      en: 'We mail this address when you have left something in your cart. You can end that here; mails about your orders still come.',
      de: 'Wir schreiben an diese Adresse, wenn in Ihrem Warenkorb noch etwas liegt. Das können Sie hier beenden; E-Mails zu Ihren Bestellungen kommen weiterhin.',
    },
    done: {
      en: 'You are unsubscribed: this address gets no more mails about your cart. Mails about your orders still come.',
      de: 'Abbestellt: An diese Adresse schreiben wir nicht mehr zu Ihrem Warenkorb. E-Mails zu Ihren Bestellungen kommen weiterhin.',
    },
  },
}
