import { CheckListPlugin } from '@lexical/react/LexicalCheckListPlugin'
import { LexicalComposer } from '@lexical/react/LexicalComposer'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary'
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin'
import { LinkPlugin } from '@lexical/react/LexicalLinkPlugin'
import { ListPlugin } from '@lexical/react/LexicalListPlugin'
import { MarkdownShortcutPlugin } from '@lexical/react/LexicalMarkdownShortcutPlugin'
import { TablePlugin } from '@lexical/react/LexicalTablePlugin'
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin'
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  type EditorThemeClasses,
  type LexicalEditor,
} from 'lexical'
import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note, Target } from '../../shared/model/note.ts'
import { mergeStates } from '../../shared/note/merge.ts'
import { readState, textOfState } from '../../shared/note/tree.ts'
import { Completion } from './completion/completion.tsx'
import { MARKDOWN } from './markdown.ts'
import { areKnown, NOTE_NODES } from './nodes/index.ts'
import { PassageDrop } from './passage-drop-in.tsx'
import { patchEditor } from './patch-editor.ts'
import { CheckListRoles } from './check-list-roles.ts'
import { CheckListTyped, LOAD_TAG, NoteChanges, NoteKeys } from './note-behaviour.tsx'
import type { NoteContent } from './note-saver.ts'
import { NoteStatus } from './note-status.tsx'
import { NoteToolbar } from './note-toolbar.tsx'
import { isSafeUrl } from './safe-url.ts'
import { useNote } from './use-note.ts'
import look from './note.module.css'
import styles from './note-editor.module.css'

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
  code: look.codeBlock ?? '',
  table: look.table ?? '',
  tableCell: look.cell ?? '',
  tableCellHeader: look.headCell ?? '',
  tableCellSelected: look.selectedCell ?? '',
  tableScrollableWrapper: look.tableFrame ?? '',
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

/**
 * Puts a stored text into the editor. A state it cannot read (damaged, or another version's nodes) comes in as
 * plain text; nothing is saved until something is typed.
 * @returns whether it could be read
 */
function loadContent(editor: LexicalEditor, content: NoteContent | null): boolean {
  if (!content) return true
  try {
    const blocks = readState(content.state)
    if (!blocks || !areKnown(blocks)) throw new Error('no state of this version')
    const state = editor.parseEditorState(content.state, undefined)
    // A state that says nothing must not hide a text that does.
    if (state.isEmpty() || (content.text.trim() !== '' && textOfState(content.state)?.trim() === ''))
      throw new Error('an empty state')
    editor.setEditorState(state, { tag: LOAD_TAG })
    return true
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
    return false
  }
}

function contentOf(editor: LexicalEditor): NoteContent {
  const state = JSON.stringify(editor.getEditorState().toJSON())
  return { state, text: textOfState(state) ?? '' }
}

export interface NoteEditorProps {
  note: Note | null
  target: Target | null
  /** The id of a free note. */
  freeId?: string | undefined
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
      nodes: NOTE_NODES,
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

function NoteSurface({ note, target, freeId, label, onLeave }: NoteEditorProps): ReactElement {
  const { t } = useTranslation('notes')
  const [editor] = useLexicalComposerContext()
  const [linking, setLinking] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const [isPlain, setPlain] = useState(false)
  const adopt = useCallback(
    (sent: string, stored: Note): boolean => {
      if (editor.isComposing()) return false
      const joined = mergeStates(sent, JSON.stringify(editor.getEditorState().toJSON()), stored.state)
      if (joined) patchEditor(editor, joined.state)
      else loadContent(editor, stored)
      return true
    },
    [editor],
  )
  const { id, initial, draft, change, flush } = useNote(note, target, adopt, freeId)

  const started = useRef(false)
  useEffect(() => {
    if (started.current) return
    started.current = true
    setPlain(!loadContent(editor, initial))
    editor.focus(undefined, { defaultSelection: 'rootEnd' })
  }, [editor, initial])

  // Read when a save is due: what another window typed may have joined it by then.
  const onChange = useCallback(() => change(() => contentOf(editor)), [change, editor])
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
              // Lexical asks for it unless told; see index.html.
              spellCheck={false}
              aria-placeholder={t('placeholder')}
              placeholder={<div className={styles.placeholder}>{t('placeholder')}</div>}
            />
          }
          ErrorBoundary={LexicalErrorBoundary}
        />
      </div>
      {isPlain ? <p className={styles.plain}>{t('plainOnly')}</p> : null}
      <NoteStatus draft={draft} onDone={leaveByKey} />
      <HistoryPlugin />
      <ListPlugin />
      <CheckListPlugin />
      <CheckListRoles />
      <CheckListTyped />
      <LinkPlugin validateUrl={isSafeUrl} attributes={{ rel: 'noopener noreferrer', target: '_blank' }} />
      <MarkdownShortcutPlugin transformers={MARKDOWN} />
      <NoteKeys onLeave={leaveByKey} onLink={openLink} />
      <TablePlugin hasHorizontalScroll hasCellMerge={false} hasCellBackgroundColor={false} />
      <PassageDrop />
      <Completion noteId={id} target={target} />
      <NoteChanges onChange={onChange} />
    </div>
  )
}
