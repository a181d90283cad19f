export const errorText = {
  notFoundTitle: { en: 'This page does not exist', de: 'Diese Seite gibt es nicht' },
  notFoundText: {
    en: 'The address may be mistyped, or what was here is no longer sold. Search for it, or begin at the home page.',
    de: 'Vielleicht ist die Adresse falsch geschrieben, oder was hier war, wird nicht mehr verkauft. Suchen Sie danach, oder beginnen Sie auf der Startseite.',
  },
  unavailableTitle: { en: 'The shop cannot be reached', de: 'Der Shop ist nicht erreichbar' },
  unavailableText: {
    en: 'This is our fault, and it usually lasts a few moments only. Your cart is kept. Please load the page again.',
    de: 'Das liegt an uns und dauert meist nur einen Augenblick. Ihr Warenkorb bleibt erhalten. Bitte laden Sie die Seite neu.',
  },
  busyTitle: { en: 'Too many requests', de: 'Zu viele Anfragen' },
  busyText: {
    en: 'There were many requests from your network within a short time. Please wait a minute, then load the page again.',
    de: 'Aus Ihrem Netz kamen in kurzer Zeit viele Anfragen. Bitte warten Sie eine Minute und laden Sie die Seite dann neu.',
  },
  failedTitle: { en: 'Something went wrong', de: 'Etwas ist schiefgegangen' },
  failedText: {
    en: 'This is our fault. Please load the page again. If you were just paying, look at your cart first: it says whether the order was placed.',
    de: 'Das liegt an uns. Bitte laden Sie die Seite neu. Falls Sie gerade bezahlt haben, sehen Sie zuerst in den Warenkorb: Dort steht, ob die Bestellung aufgegeben ist.',
  },
  loadAgain: { en: 'Load the page again', de: 'Seite neu laden' },
  searchForIt: { en: 'Search for it', de: 'Danach suchen' },
  toHome: { en: 'To the home page', de: 'Zur Startseite' },
  requestId: { en: 'If you write to us, name this: {id}', de: 'Wenn Sie uns schreiben, nennen Sie bitte: {id}' },
}
