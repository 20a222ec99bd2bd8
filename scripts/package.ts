/** `npm run package`: the app for the system this runs on, in `dist/`. Fetches Electron's binary where it is not kept. */
import { build } from 'electron-builder'
import { packageConfig } from './package-config.ts'

console.log((await build({ config: packageConfig })).join('\n'))
