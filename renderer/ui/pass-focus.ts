/** Something with the keyboard's focus is about to go: the focus must not fall to the page. */

const REACHABLE = 'button:not([disabled], [tabindex="-1"]), a[href], input, textarea, [tabindex="0"]'

/**
 * Call it before `button` takes away the element marked `data-goes` around it. The focus goes to the same button of the
 * next such element, else of the one before, else to the control that is nearest.
 */
export function passFocus(button: Element): void {
  const going = button.closest('[data-goes]')
  if (!going) return
  for (let around = going.parentElement; around; around = around.parentElement) {
    const others = [...around.querySelectorAll<HTMLElement>(REACHABLE)].filter(
      (other) => !going.contains(other) && other.checkVisibility(),
    )
    const [first] = others
    if (!first) continue
    const alike = others.filter(
      (other) => other.hasAttribute('data-takes-off') && other.closest('[data-goes]'),
    )
    return nearest(going, alike.length > 0 ? alike : others)?.focus()
  }
}

/** The first behind `going`, else the last before it. */
function nearest(going: Element, others: readonly HTMLElement[]): HTMLElement | undefined {
  const isBehind = (other: Element): boolean =>
    (going.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  return others.find(isBehind) ?? others.at(-1)
}
