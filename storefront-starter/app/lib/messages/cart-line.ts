/** By what the API says of a line. */
export const lineProblemText = {
  unavailable: {
    en: 'No longer for sale. Please remove it.',
    de: 'Nicht mehr im Verkauf. Bitte entfernen Sie es.',
  },
  out_of_stock: { en: 'Sold out. Please remove it.', de: 'Ausverkauft. Bitte entfernen Sie es.' },
  not_enough_stock: {
    en: 'Only {count} left. Please reduce the quantity.',
    de: 'Nur noch {count} auf Lager. Bitte verringern Sie die Menge.',
  },
  price_changed: {
    en: 'The price has changed: it is {price} now. You see the new total before you order.',
    de: 'Der Preis hat sich geändert: jetzt {price}. Die neue Summe sehen Sie, bevor Sie bestellen.',
  },
  other: {
    en: 'This cannot be ordered as it is. Please remove it.',
    de: 'Das kann so nicht bestellt werden. Bitte entfernen Sie es.',
  },
}
