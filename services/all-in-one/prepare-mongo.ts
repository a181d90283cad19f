/**
 * Makes the administrator of a MongoDB server, where it has none yet, and the users of the services on it, for containers:
 * before the services' migrations, and again when a password has changed.
 */
import { makeAdministrator, makeUsers } from '@stoa/kit/mongo/users'
import { list, readConfig, url } from '@stoa/kit/process/config'
import { failOnConfig } from '@stoa/kit/process/process'

try {
  const config = readConfig(process.env, {
    MONGODB_ADMIN_URI: url(['mongodb', 'mongodb+srv']),
    /** What the services have as MONGODB_URI, comma-separated. */
    MONGODB_URIS: list(),
  })
  await makeAdministrator(config.MONGODB_ADMIN_URI)
  await makeUsers(config.MONGODB_ADMIN_URI, config.MONGODB_URIS)
} catch (error) {
  failOnConfig(error)
}
