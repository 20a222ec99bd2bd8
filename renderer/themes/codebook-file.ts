/** The codebook as a file: saved by the browser. */
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'

/** Saves the tree of themes as a CSV file. */
export function saveCodebook(): void {
  send('themes.codebook', {}).then(
    ({ csv }) => {
      const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }))
      const link = document.createElement('a')
      link.href = url
      link.download = 'codebook.csv'
      link.click()
      // The browser has begun to save by the next task; the address would hold the text in memory.
      setTimeout(() => URL.revokeObjectURL(url), 1000)
    },
    (error: unknown) => notify.error(error),
  )
}
