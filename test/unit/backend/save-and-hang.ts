// Run as its own process: saves a theme, says so, and waits to be killed.
import { openDirect } from '../../../electron/hosts/direct.ts'

const [folder = '', migrations = ''] = process.argv.slice(2)
const { client } = await openDirect({ folder, migrations, seeds: '' })
await client.send('themes.create', { name: '保存过的' })
console.log('saved')
setInterval(() => undefined, 1000)
