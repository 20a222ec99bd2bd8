import { DecoratorNode } from 'lexical'
import type { ReactElement } from 'react'

/** A node that React draws whole: its element never changes, inside a line or as a block of its own. */
export abstract class DrawnNode extends DecoratorNode<ReactElement> {
  override createDOM(): HTMLElement {
    return document.createElement(this.isInline() ? 'span' : 'div')
  }
  override updateDOM(): false {
    return false
  }
}
