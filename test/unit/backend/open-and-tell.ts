// Run as its own process, without root's rights: prints the code a library is refused with.
import { CallError } from '../../../shared/errors.ts'
import { openLibrary } from '../../../electron/backend/database/open.ts'

const [folder = '', migrations = ''] = process.argv.slice(2)
try {
  const library = await openLibrary(folder, { migrations })
  library.close()
  console.log('it opened')
} catch (error) {
  console.log(error instanceof CallError ? error.code : String(error))
}
