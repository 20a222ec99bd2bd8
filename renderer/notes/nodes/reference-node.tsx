import { $applyNodeReplacement, type NodeKey, type SerializedLexicalNode, type Spread } from 'lexical'
import type { ReactElement } from 'react'
import { isReferenceKind, referenceText, type ReferenceKind } from '../../../shared/note/tree.ts'
import { Reference } from '../named.tsx'
import { DrawnNode } from './drawn-node.ts'

type Serialized = Spread<{ kind: ReferenceKind; id: string; text: string }, SerializedLexicalNode>

/** A report, note or theme named inside a note: its id, and what it was called when it was written. */
export class ReferenceNode extends DrawnNode {
  __kind: ReferenceKind
  __id: string
  __name: string

  constructor(kind: ReferenceKind = 'report', id = '', name = '', key?: NodeKey) {
    super(key)
    this.__kind = kind
    this.__id = id
    this.__name = name
  }
  static override getType(): string {
    return 'reference'
  }
  static override clone(node: ReferenceNode): ReferenceNode {
    return new ReferenceNode(node.__kind, node.__id, node.__name, node.__key)
  }
  static override importJSON({ kind, id, text }: Serialized): ReferenceNode {
    return $createReferenceNode(isReferenceKind(kind) ? kind : 'report', id, text)
  }
  override exportJSON(): Serialized {
    return { ...super.exportJSON(), kind: this.__kind, id: this.__id, text: this.__name }
  }
  override isInline(): true {
    return true
  }
  override getTextContent(): string {
    return referenceText(this.__kind, this.__name)
  }
  override decorate(): ReactElement {
    return <Reference kind={this.__kind} id={this.__id} name={this.__name} />
  }
}

export const $createReferenceNode = (kind: ReferenceKind, id: string, name: string): ReferenceNode =>
  $applyNodeReplacement(new ReferenceNode(kind, id, name))
