export const backInStockText = {
  title: { en: 'Tell me when it is back', de: 'Benachrichtigen, wenn es wieder da ist' },
  lead: {
    en: 'We send one mail when it can be bought again, and use your address for nothing else.',
    de: 'Wir schicken eine E-Mail, sobald es wieder zu haben ist, und nutzen Ihre Adresse für nichts anderes.',
  },
  send: { en: 'Tell me', de: 'Benachrichtigen' },
  sent: { en: 'We will tell {email}.', de: 'Wir benachrichtigen {email}.' },
  isBack: { en: 'Good news: it can be bought now.', de: 'Gute Nachricht: Es ist jetzt zu haben.' },
  unknown: { en: 'There is no such product any more.', de: 'Dieses Produkt gibt es nicht mehr.' },
  toProduct: { en: 'Back to the product', de: 'Zurück zum Produkt' },
  removeTitle: { en: 'No mails about stock', de: 'Keine E-Mails zum Bestand' },
  removeLead: {
    en: 'This removes your address everywhere you have asked to be told that something is back.',
    de: 'Damit entfernen Sie Ihre Adresse überall, wo Sie benachrichtigt werden wollten, wenn etwas wieder da ist.',
  },
  remove: { en: 'Remove my address', de: 'Meine Adresse entfernen' },
  removed: { en: 'Your address is removed.', de: 'Ihre Adresse ist entfernt.' },
}
