import { BlockWithAlignableContents } from '@lexical/react/LexicalBlockWithAlignableContents'
import { $applyNodeReplacement, type NodeKey, type SerializedLexicalNode, type Spread } from 'lexical'
import type { ReactElement } from 'react'
import type { Range } from '../../../shared/model/range.ts'
import { ConflictMark, Passage } from '../named.tsx'
import { DrawnNode } from './drawn-node.ts'

const LOOK = { base: '', focus: '' }

/** Words quoted from a report: where they stand in its source, and the words themselves. */
export interface PassageData {
  reportId: string
  ranges: Range[]
  text: string
  /** The report's title when it was quoted. */
  title: string
}
type SerializedPassage = Spread<PassageData, SerializedLexicalNode>

export class PassageNode extends DrawnNode {
  __passage: PassageData

  constructor(passage: PassageData = { reportId: '', ranges: [], text: '', title: '' }, key?: NodeKey) {
    super(key)
    this.__passage = passage
  }
  static override getType(): string {
    return 'passage'
  }
  static override clone(node: PassageNode): PassageNode {
    return new PassageNode(node.__passage, node.__key)
  }
  static override importJSON(json: object): PassageNode {
    const { reportId, ranges, text, title } = json as PassageData
    return $createPassageNode({ reportId, ranges: Array.isArray(ranges) ? ranges : [], text, title })
  }
  override exportJSON(): SerializedPassage {
    return { ...super.exportJSON(), ...this.__passage }
  }
  override isInline(): false {
    return false
  }
  override getTextContent(): string {
    return `${this.__passage.text}\n${this.__passage.title}`
  }
  override decorate(): ReactElement {
    const { reportId, ranges, text, title } = this.__passage
    return (
      <BlockWithAlignableContents className={LOOK} nodeKey={this.__key}>
        <Passage reportId={reportId} ranges={ranges} quote={text} title={title} />
      </BlockWithAlignableContents>
    )
  }
}

export const $createPassageNode = (passage: PassageData): PassageNode =>
  $applyNodeReplacement(new PassageNode(passage))

/** Stands above what another window wrote in place of the same words; removed by hand like any block. */
export class ConflictNode extends DrawnNode {
  static override getType(): string {
    return 'conflict'
  }
  static override clone(node: ConflictNode): ConflictNode {
    return new ConflictNode(node.__key)
  }
  static override importJSON(): ConflictNode {
    return $applyNodeReplacement(new ConflictNode())
  }
  override isInline(): false {
    return false
  }
  override getTextContent(): string {
    return ''
  }
  override decorate(): ReactElement {
    return (
      <BlockWithAlignableContents className={LOOK} nodeKey={this.__key}>
        <ConflictMark />
      </BlockWithAlignableContents>
    )
  }
}
