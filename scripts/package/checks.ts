/** Lines of "ok" and "FAIL", and how many of the latter. */
export class Checks {
  #failed = 0

  /** What is looked at from here on. */
  title(words: string): void {
    console.log(`\n${words}`)
  }

  check(what: string, isTrue: boolean, detail = ''): void {
    console.log(`${isTrue ? 'ok  ' : 'FAIL'} ${what}${detail === '' ? '' : `: ${detail}`}`)
    if (!isTrue) this.#failed++
  }

  /** @param wrong what is not as it should be; at most five of them are shown */
  none(what: string, wrong: readonly string[]): void {
    const more = wrong.length > 5 ? ` and ${wrong.length - 5} more` : ''
    this.check(what, wrong.length === 0, `${wrong.slice(0, 5).join(' ')}${more}`)
  }

  get failed(): number {
    return this.#failed
  }
}
