import { $toggleLink } from '@lexical/link'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $getSelection, $isRangeSelection, $setSelection, type RangeSelection } from 'lexical'
import {
  BetweenHorizontalEnd,
  BetweenVerticalEnd,
  Bold,
  Code,
  Heading,
  Italic,
  Link2,
  List,
  ListChecks,
  ListOrdered,
  Quote,
  SquareCode,
  Strikethrough,
  Table,
  TableColumnsSplit,
  TableRowsSplit,
  Underline,
  type LucideIcon,
} from 'lucide-react'
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react'
import { Toolbar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { IconButton, IconToggle } from '../ui/icon-button.tsx'
import { TextField } from '../ui/text-field.tsx'
import {
  $readFormats,
  FORMAT_KEYS,
  FORMATS,
  insertTable,
  LINK_KEYS,
  TABLE_ACTIONS,
  toggleFormat,
  type FormatId,
  type TableAction,
} from './note-formats.ts'
import { completeUrl } from './safe-url.ts'
import styles from './note-editor.module.css'

const ICONS: Record<FormatId, LucideIcon> = {
  bold: Bold,
  italic: Italic,
  underline: Underline,
  strikethrough: Strikethrough,
  code: Code,
  heading: Heading,
  bullets: List,
  numbers: ListOrdered,
  checks: ListChecks,
  quote: Quote,
  codeBlock: SquareCode,
}
const TABLE_ICONS: Record<TableAction, LucideIcon> = {
  addRow: BetweenHorizontalEnd,
  addColumn: BetweenVerticalEnd,
  removeRow: TableRowsSplit,
  removeColumn: TableColumnsSplit,
}

/** The editor's toolbar. Pressing a button leaves the caret where it is. */
export function NoteToolbar({
  linking,
  onLinking,
}: {
  linking: boolean
  onLinking: (open: boolean) => void
}): ReactElement {
  const { t } = useTranslation('notes')
  const [editor] = useLexicalComposerContext()
  const [formats, setFormats] = useState(() => editor.getEditorState().read($readFormats))
  useEffect(
    () => editor.registerUpdateListener(({ editorState }) => setFormats(editorState.read($readFormats))),
    [editor],
  )
  return (
    <>
      <Toolbar aria-label={t('toolbar')} className={styles.toolbar ?? ''}>
        {FORMATS.map((id) => {
          const Icon = ICONS[id]
          return (
            <IconToggle
              key={id}
              small
              preventFocusOnPress
              label={t(id)}
              keys={FORMAT_KEYS[id]}
              icon={<Icon aria-hidden />}
              isSelected={formats.on.has(id)}
              onChange={() => toggleFormat(editor, id)}
            />
          )
        })}
        <IconToggle
          small
          preventFocusOnPress
          label={t('link')}
          keys={LINK_KEYS}
          icon={<Link2 aria-hidden />}
          isSelected={linking || formats.url !== null}
          onChange={() => onLinking(!linking)}
        />
        <IconButton
          small
          preventFocusOnPress
          label={t('table')}
          icon={<Table aria-hidden />}
          onPress={() => insertTable(editor)}
        />
        {formats.inTable
          ? (Object.keys(TABLE_ACTIONS) as TableAction[]).map((action) => {
              const Icon = TABLE_ICONS[action]
              return (
                <IconButton
                  key={action}
                  small
                  preventFocusOnPress
                  label={t(`table.${action}`)}
                  icon={<Icon aria-hidden />}
                  onPress={() => editor.update(TABLE_ACTIONS[action])}
                />
              )
            })
          : null}
      </Toolbar>
      {linking ? <LinkForm url={formats.url ?? ''} onClose={() => onLinking(false)} /> : null}
    </>
  )
}

/** Asks for the address of the selected words. The selection is kept while the field has the focus. */
function LinkForm({ url, onClose }: { url: string; onClose: () => void }): ReactElement {
  const { t } = useTranslation('notes')
  const [editor] = useLexicalComposerContext()
  const [typed, setTyped] = useState(url)
  const [refused, setRefused] = useState(false)
  const kept = useRef<RangeSelection | null>(null)
  useEffect(() => {
    kept.current = editor.getEditorState().read(() => {
      const selection = $getSelection()
      return $isRangeSelection(selection) ? selection.clone() : null
    })
  }, [editor])

  const close = useCallback(() => {
    onClose()
    editor.focus()
  }, [editor, onClose])
  const apply = (): void => {
    const address = completeUrl(typed)
    if (address === null && typed.trim() !== '') return setRefused(true)
    editor.update(() => {
      const selection = kept.current
      if (!selection) return
      $setSelection(selection.clone())
      if (address !== null && selection.isCollapsed()) {
        const now = $getSelection()
        if ($isRangeSelection(now) && url === '') {
          now.insertText(address)
          now.anchor.offset -= address.length
        }
      }
      $toggleLink(address)
    })
    close()
  }
  return (
    <form
      className={styles.linkForm}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <TextField
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by the link button or its key
        autoFocus
        hideLabel
        label={t('linkAddress')}
        placeholder={t('linkHint')}
        value={typed}
        onChange={(value) => {
          setTyped(value)
          setRefused(false)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) close()
          else event.continuePropagation()
        }}
        isInvalid={refused}
        error={t('linkRefused')}
      />
      <Button type="submit">{t('linkApply')}</Button>
    </form>
  )
}
