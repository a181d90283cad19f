export const timelineText = {
  title: { en: 'Where your order is', de: 'Stand Ihrer Bestellung' },
  next: { en: 'Next', de: 'Als Nächstes' },
  afterwards: { en: 'After that', de: 'Danach' },
  piece: { en: '{quantity} × {title}', de: '{quantity} × {title}' },
}

/** What has happened, by the kind that the API gives. A kind that is not here yet is left out. */
export const happenedText = {
  placed: { en: 'Order placed', de: 'Bestellung aufgegeben' },
  payment_authorised: { en: 'Payment approved', de: 'Zahlung genehmigt' },
  partially_paid: { en: 'A part of the payment has come', de: 'Ein Teil der Zahlung ist eingegangen' },
  paid: { en: 'Payment received', de: 'Zahlung eingegangen' },
  payment_failed: { en: 'The payment did not come about', de: 'Die Zahlung ist nicht zustande gekommen' },
  shipped: { en: 'Shipped', de: 'Verschickt' },
  delivered: { en: 'Delivered', de: 'Zugestellt' },
  items_cancelled: { en: 'A part of the order cancelled', de: 'Ein Teil der Bestellung storniert' },
  cancelled: { en: 'Order cancelled', de: 'Bestellung storniert' },
  refunded: { en: '{amount} sent back to you', de: '{amount} an Sie zurückgezahlt' },
  withdrawal_received: { en: 'Your withdrawal has reached us', de: 'Ihr Widerruf ist eingegangen' },
}

/** What comes next. */
export const comingText = {
  pay: { en: 'Your payment reaches us', de: 'Ihre Zahlung geht bei uns ein' },
  pay_by: { en: 'Your payment reaches us, by {date}', de: 'Ihre Zahlung geht bei uns ein, bis {date}' },
  ship: { en: 'We pack and ship your order', de: 'Wir packen und verschicken Ihre Bestellung' },
  ship_rest: { en: 'We ship the rest', de: 'Wir verschicken den Rest' },
  deliver: { en: 'It is delivered to you', de: 'Die Lieferung kommt bei Ihnen an' },
  refund: { en: 'We send {amount} back to you', de: 'Wir zahlen {amount} an Sie zurück' },
}
