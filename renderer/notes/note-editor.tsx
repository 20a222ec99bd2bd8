import { LinkNode } from '@lexical/link'
import { ListItemNode, ListNode } from '@lexical/list'
import {
  BOLD_ITALIC_STAR,
  BOLD_STAR,
  CHECK_LIST,
  HEADING,
  INLINE_CODE,
  ITALIC_STAR,
  LINK,
  ORDERED_LIST,
  QUOTE,
  STRIKETHROUGH,
  UNORDERED_LIST,
} from '@lexical/markdown'
import { CheckListPlugin } from '@lexical/react/LexicalCheckListPlugin'
import { LexicalComposer } from '@lexical/react/LexicalComposer'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary'
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin'
import { LinkPlugin } from '@lexical/react/LexicalLinkPlugin'
import { ListPlugin } from '@lexical/react/LexicalListPlugin'
import { MarkdownShortcutPlugin } from '@lexical/react/LexicalMarkdownShortcutPlugin'
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin'
import { HeadingNode, QuoteNode } from '@lexical/rich-text'
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  type EditorState,
  type EditorThemeClasses,
  type LexicalEditor,
} from 'lexical'
import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note, Target } from '../../shared/model/note.ts'
import { CheckListRoles, LOAD_TAG, NoteChanges, NoteKeys, plainText } from './note-behaviour.tsx'
import type { NoteContent } from './note-saver.ts'
import { NoteStatus } from './note-status.tsx'
import { NoteToolbar } from './note-toolbar.tsx'
import { isSafeUrl } from './safe-url.ts'
import { useNote } from './use-note.ts'
import look from './note.module.css'
import styles from './note-editor.module.css'

// `_x_` is left out: it would eat the underscores of names such as report_2025_03.
const MARKDOWN = [
  HEADING,
  QUOTE,
  CHECK_LIST,
  UNORDERED_LIST,
  ORDERED_LIST,
  INLINE_CODE,
  BOLD_ITALIC_STAR,
  BOLD_STAR,
  ITALIC_STAR,
  STRIKETHROUGH,
  LINK,
]

const THEME: EditorThemeClasses = {
  paragraph: look.paragraph ?? '',
  quote: look.quote ?? '',
  heading: {
    h1: look.h1 ?? '',
    h2: look.h2 ?? '',
    h3: look.h3 ?? '',
    h4: look.h3 ?? '',
    h5: look.h3 ?? '',
    h6: look.h3 ?? '',
  },
  link: look.link ?? '',
  list: {
    ul: look.bullets ?? '',
    ol: look.numbers ?? '',
    checklist: look.checks ?? '',
    listitem: look.item ?? '',
    listitemChecked: look.checked ?? '',
    listitemUnchecked: look.unchecked ?? '',
    nested: { listitem: look.nested ?? '' },
  },
  text: {
    bold: look.bold ?? '',
    italic: look.italic ?? '',
    underline: look.underline ?? '',
    strikethrough: look.strikethrough ?? '',
    underlineStrikethrough: look.underlineStrikethrough ?? '',
    code: look.code ?? '',
  },
}

/** Puts a stored text into the editor. A state it cannot read (another version's nodes) comes in as plain text. */
function loadContent(editor: LexicalEditor, content: NoteContent | null): void {
  if (!content) return
  try {
    editor.setEditorState(editor.parseEditorState(content.state), { tag: LOAD_TAG })
  } catch {
    editor.update(
      () => {
        const lines = content.text.split('\n')
        $getRoot()
          .clear()
          .append(...lines.map((line) => $createParagraphNode().append($createTextNode(line))))
      },
      { tag: LOAD_TAG },
    )
  }
}

export interface NoteEditorProps {
  note: Note | null
  target: Target | null
  /** Its name for screen readers: which note this is. */
  label: string
  /** Called when the user is done: Escape, Done, or a click elsewhere. `byKey`: the focus should go back. */
  onLeave: (byKey: boolean) => void
}

/** The rich-text editor of one note, focused as it opens. A chunk of its own; only one is mounted at a time. */
export default function NoteEditor(props: NoteEditorProps): ReactElement {
  const config = useMemo(
    () => ({
      namespace: 'pressmark-note',
      theme: THEME,
      nodes: [HeadingNode, QuoteNode, ListNode, ListItemNode, LinkNode],
      onError: (error: Error) => console.error('The note editor failed', error),
    }),
    [],
  )
  return (
    <LexicalComposer initialConfig={config}>
      <NoteSurface {...props} />
    </LexicalComposer>
  )
}

function NoteSurface({ note, target, label, onLeave }: NoteEditorProps): ReactElement {
  const { t } = useTranslation('notes')
  const [editor] = useLexicalComposerContext()
  const [linking, setLinking] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const load = useCallback((content: NoteContent) => loadContent(editor, content), [editor])
  const { initial, draft, change, flush } = useNote(note, target, load)

  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    loadContent(editor, initial)
    editor.focus(undefined, { defaultSelection: 'rootEnd' })
  }, [editor, initial])

  const onChange = useCallback(
    (state: EditorState) => change(() => ({ state: JSON.stringify(state.toJSON()), text: plainText(state) })),
    [change],
  )
  const leaveByKey = useCallback(() => onLeave(true), [onLeave])
  const openLink = useCallback(() => setLinking(true), [])

  const onBlur = (event: FocusEvent): void => {
    flush()
    if (frame.current?.contains(event.relatedTarget)) return
    // The window losing the focus is not leaving; nor is a field of ours that opens in this very moment.
    setTimeout(() => {
      if (document.hasFocus() && frame.current && !frame.current.contains(document.activeElement))
        onLeave(false)
    })
  }

  return (
    <div ref={frame} className={styles.frame} onBlur={onBlur}>
      <NoteToolbar linking={linking} onLinking={setLinking} />
      <div className={styles.paper}>
        <RichTextPlugin
          contentEditable={
            <ContentEditable
              className={`${look.note} ${styles.text}`}
              aria-label={label}
              aria-multiline
              aria-placeholder={t('placeholder')}
              placeholder={<div className={styles.placeholder}>{t('placeholder')}</div>}
            />
          }
          ErrorBoundary={LexicalErrorBoundary}
        />
      </div>
      <NoteStatus draft={draft} onDone={leaveByKey} />
      <HistoryPlugin />
      <ListPlugin />
      <CheckListPlugin />
      <CheckListRoles />
      <LinkPlugin validateUrl={isSafeUrl} attributes={{ rel: 'noopener noreferrer', target: '_blank' }} />
      <MarkdownShortcutPlugin transformers={MARKDOWN} />
      <NoteKeys onLeave={leaveByKey} onLink={openLink} />
      <NoteChanges onChange={onChange} />
    </div>
  )
}
