/** Loads the demo shop over the network: `node main.ts <gateway> <folder of the accounts> <inbox>`. */
import { readAccounts, writeAccounts } from '../settings.ts'
import { loadDemo } from './load.ts'

const [url, folder, inboxUrl] = process.argv.slice(2)
if (!url || !folder || !inboxUrl) {
  throw new Error('Name the address of the gateway, the folder of the accounts and the address of the inbox.')
}

const say = (line: string) => console.log(line)
const { customer, staff, publishableKey } = await loadDemo({
  url,
  inboxUrl,
  accounts: readAccounts(folder),
  save: (loaded) => writeAccounts(folder, loaded),
  say,
})
say(`Customer         ${customer.email}  ${customer.password}`)
say(`Staff            ${staff.email}  ${staff.password}`)
say(`Publishable key  ${publishableKey}`)
