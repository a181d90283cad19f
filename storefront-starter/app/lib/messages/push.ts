export const pushText = {
  section: { en: 'Notifications', de: 'Mitteilungen' },
  add: { en: 'Notify me on this device', de: 'Auf diesem Gerät benachrichtigen' },
  adding: { en: 'One moment …', de: 'Einen Moment …' },
  added: { en: 'This device is notified from now on.', de: 'Dieses Gerät wird ab jetzt benachrichtigt.' },
  removed: { en: 'That device is not notified any more.', de: 'Dieses Gerät wird nicht mehr benachrichtigt.' },
  denied: {
    en: 'Your browser does not let this shop notify you. You can change that in its settings for this site.',
    de: 'Ihr Browser erlaubt diesem Shop keine Mitteilungen. Das können Sie in seinen Einstellungen für diese Seite ändern.',
  },
  unreachable: {
    en: 'Your browser could not reach the service that it receives notifications from. Please try again later.',
    de: 'Ihr Browser hat den Dienst nicht erreicht, von dem er Mitteilungen bekommt. Bitte versuchen Sie es später noch einmal.',
  },
  unsupported: {
    en: 'This browser cannot be notified. On an iPhone or iPad, add the shop to the home screen and open it from there.',
    de: 'Dieser Browser kann keine Mitteilungen empfangen. Auf einem iPhone oder iPad legen Sie den Shop auf den Home-Bildschirm und öffnen ihn von dort.',
  },
  failed: {
    en: 'That did not work. Please try again.',
    de: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  },
  devices: { en: 'Devices that are notified', de: 'Geräte, die benachrichtigt werden' },
  none: { en: 'No device is notified yet.', de: 'Noch wird kein Gerät benachrichtigt.' },
  since: { en: 'Since {date}', de: 'Seit {date}' },
  remove: { en: 'Remove', de: 'Entfernen' },
  removeDevice: { en: 'Remove {device}', de: '{device} entfernen' },
}
