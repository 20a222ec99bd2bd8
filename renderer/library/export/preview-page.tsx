import { useEffect, useRef, type ReactElement } from 'react'

const STYLE = /<style>([\s\S]*?)<\/style>/

let policy: { createHTML: (html: string) => string } | null = null

/** What the window's policy asks of HTML that is drawn: the frame it goes into runs no script. */
function trusted(html: string): string {
  const { trustedTypes } = window as {
    trustedTypes?: {
      createPolicy: (
        name: string,
        rules: { createHTML: (text: string) => string },
      ) => NonNullable<typeof policy>
    }
  }
  if (!trustedTypes) return html
  policy ??= trustedTypes.createPolicy('pressmark-preview', { createHTML: (text) => text })
  return policy.createHTML(html)
}

/**
 * A page of an export as it will be. Its frame may run no scripts, open nothing and send nothing; it inherits the window's
 * policy, which takes no style out of a text: the page's own style is handed to it as a sheet, for which it must be of
 * our origin. Links are only drawn: where they lead is not here.
 */
export function PreviewPage({ html, title }: { html: string; title: string }): ReactElement {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const style = STYLE.exec(html)?.[1] ?? ''
    const drawn = (): void => {
      const { contentDocument: page, contentWindow: view } = element
      if (!page || !view || page.body.childElementCount === 0) return
      const sheet = new (view as Window & typeof globalThis).CSSStyleSheet()
      sheet.replaceSync(style)
      page.adoptedStyleSheets = [sheet]
      for (const link of page.querySelectorAll('a[href]')) link.removeAttribute('href')
      element.dataset['drawn'] = ''
    }
    element.addEventListener('load', drawn)
    element.srcdoc = trusted(html.replace(STYLE, ''))
    return () => element.removeEventListener('load', drawn)
  }, [html])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
    <iframe ref={frame} title={title} sandbox="allow-same-origin" tabIndex={0} />
  )
}
