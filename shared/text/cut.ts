/** As much of a text as `longest` UTF-16 units take, never half a character; null stays null. */
export const cutTo = <T extends string | null>(text: T, longest: number): T =>
  (text === null ? null : text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')) as T
