/** Something that whoever keeps the backups has to know and can mend; told without a stack trace. */
export class BackupError extends Error {
  override name = 'BackupError'
}
