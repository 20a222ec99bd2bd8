/** Templates as files, in and out. */

/** Saves a text under a name in the user's downloads. */
export function saveText({ name, text }: { name: string; text: string }): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads the bytes after the click; a minute is far beyond that.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Opens the system's file picker for one template. */
export function chooseTemplateFile(
  done: (file: { name: string; text: string }) => void,
  failed: (error: unknown) => void,
): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.liquid,.txt,.md'
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    // Larger than the longest template: its beginning is enough to be refused by.
    if (file)
      file
        .slice(0, 900_000)
        .text()
        .then((text) => done({ name: file.name.slice(-500), text }), failed)
  })
  input.click()
}
