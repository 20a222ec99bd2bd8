/** What a window in one language must not show: words of another, keys, words cut off. */
import type { Page } from '@playwright/test'
import { LANGUAGES, type InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { resources } from '../../shared/i18n/index.ts'

const messagesOf = (language: InterfaceLanguage): string[] =>
  Object.values(resources()[language]).flatMap((area) => Object.values(area))

/** What only other languages say: found in this one, it was forgotten. */
export function foreignTo(language: InterfaceLanguage): string[] {
  const own = new Set(messagesOf(language))
  return LANGUAGES.flatMap((other) => messagesOf(other)).filter((words) => !own.has(words))
}

/** Words shown or spoken that are no words: keys, open placeholders, another language's. */
export const strangeWords = (page: Page, foreign: string[]): Promise<string[]> =>
  page.evaluate((list) => {
    const words: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { currentNode: node } = walker
      // What stands in a field is the user's; code, and names in a file for programs, have no language.
      if (node instanceof Text)
        words.push(node.parentElement?.closest('textarea, code, [data-literal]') ? '' : node.data)
      else if (node instanceof Element)
        for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
          words.push(node.getAttribute(name) ?? '')
    }
    const known = new Set(list)
    const isStrange = (text: string): boolean =>
      /^[a-z]+:[a-zA-Z.]+$/.test(text) ||
      /^[a-z]+[A-Z]\w*$/.test(text) ||
      text.includes('{{') ||
      known.has(text)
    return [...new Set(words.map((text) => text.trim()).filter(isStrange))]
  }, foreign)

/**
 * Words that do not fit in their box, and controls that stand (partly) outside of the window. A line cut with an
 * ellipsis is cut on purpose, if its whole can be read somewhere: in a title, or in its own name.
 */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const name = (element: Element): string =>
      `<${element.tagName.toLowerCase()} ${element.getAttribute('role') ?? ''}> ${element.textContent?.trim().slice(0, 40)}`
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      // What only screen readers get is one pixel large.
      element.clientWidth > 1
    const scrollsAcross = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrollsAcross(element.parentElement))

    if (document.documentElement.scrollWidth > innerWidth) found.push('the window scrolls sideways')
    const controls = 'button, a, label, h1, h2, h3, dt, legend, input, [role]'
    for (const element of document.querySelectorAll<HTMLElement>(controls)) {
      if (!isSeen(element)) continue
      const box = element.getBoundingClientRect()
      const isOutside = box.left < -1 || box.right > innerWidth + 1
      if (isOutside && !scrollsAcross(element.parentElement)) found.push(`outside: ${name(element)}`)
      if (!element.matches('button, a, label, h1, h2, h3, dt, legend, [role=tab], [role=option]')) continue
      for (const part of [element, ...element.querySelectorAll<HTMLElement>('*')]) {
        if (!part.textContent?.trim() || part.clientWidth <= 1 || !isSeen(part)) continue
        if (part.scrollWidth <= part.clientWidth + 1 || part instanceof SVGElement) continue
        const isEllipsis = getComputedStyle(part).textOverflow === 'ellipsis'
        const whole = part.closest('[title], [aria-label], [role=option]')
        if (!isEllipsis || !whole) found.push(`cut off: ${name(part)}`)
      }
    }
    return [...new Set(found)]
  })
