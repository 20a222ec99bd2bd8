import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { mergeRegister } from '@lexical/utils'
import { t as say } from 'i18next'
import {
  $createTextNode,
  $getNodeByKey,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
} from 'lexical'
import { FileText, Plus, StickyNote, Tag } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Target } from '../../../shared/model/note.ts'
import { send, useCall } from '../../queries.ts'
import { notify } from '../../ui/notify.tsx'
import { $createReferenceNode } from '../nodes/reference-node.tsx'
import { fromNotes, fromReports, fromThemes, isNamed, pickOptions, type Option } from './options.ts'
import { useTrigger, type Asked } from './use-trigger.ts'
import styles from './completion.module.css'

const ICONS = { report: FileText, note: StickyNote, theme: Tag, create: Plus } as const
/** Height of the list at most, in CSS px: above the caret where there is no room for it below. */
const ROOM = 280

/** Puts a reference in the place of the mark and the query. */
function insert(
  editor: LexicalEditor,
  asked: Asked,
  option: Option & { kind: 'report' | 'note' | 'theme' },
): void {
  editor.update(() => {
    const node = $getNodeByKey(asked.node)
    if (!$isTextNode(node)) return
    const end = asked.start + (asked.what === 'named' ? 2 : 1) + asked.query.length
    // `]]` typed already, or set by the keyboard, goes with it.
    const closing = /^(\]\]|］］|】】)/.exec(node.getTextContent().slice(end))?.[0].length ?? 0
    const parts = node.splitText(...[asked.start, end + closing].filter((at) => at > 0))
    const written = asked.start === 0 ? parts[0] : parts[1]
    if (!written) return
    const reference = $createReferenceNode(option.kind, option.id, option.name)
    written.replace(reference)
    const next = reference.getNextSibling()
    if ($isTextNode(next)) next.select(0, 0)
    else {
      // An empty text behind it: the caret needs a place that an input method can write at.
      const behind = $createTextNode('')
      reference.insertAfter(behind)
      behind.select(0, 0)
    }
  })
}

/** A theme named in a note on a highlight or report is set on that, too: one step of undo. */
async function assign(themeId: string, name: string, target: Target | null): Promise<void> {
  if (!target) return
  const on = target.kind === 'highlight' ? 'notes:assignedHighlight' : 'notes:assignedReport'
  await send('themes.assign', { themeId, target })
  notify.info(say(on, { name }), {
    id: `assigned-${themeId}`,
    action: {
      label: say('common:undo'),
      run: () =>
        void send('themes.unassign', { themeId, target }).catch((error: unknown) => notify.error(error)),
    },
  })
}

async function choose(
  editor: LexicalEditor,
  asked: Asked,
  option: Option,
  target: Target | null,
): Promise<void> {
  try {
    if (option.kind === 'create') {
      // Made and set on the highlight in one step of undo.
      const { id, name } = await send('themes.create', { name: option.name, ...(target ? { target } : {}) })
      insert(editor, asked, { ...option, kind: 'theme', id, name })
      return notify.info(say('notes:themeMade', { name }))
    }
    insert(editor, asked, { ...option, kind: option.kind })
    if (option.kind === 'theme') await assign(option.id, option.name, target)
  } catch (error) {
    notify.error(error)
  }
}

function useOptions(asked: Asked | null, noteId: string): Option[] {
  const { t } = useTranslation('notes')
  const isNamedAsked = asked?.what === 'named'
  const reports = useCall('reports.list', {}, { enabled: isNamedAsked })
  const notes = useCall('notes.rows', {}, { enabled: isNamedAsked, keepPrevious: true })
  const themes = useCall('themes.list', {}, { enabled: asked?.what === 'theme' })
  const all = useMemo(
    () => [...fromReports(reports.data ?? []), ...fromNotes(notes.data ?? [], noteId)],
    [reports.data, notes.data, noteId],
  )
  const ofThemes = useMemo(() => fromThemes(themes.data ?? []), [themes.data])
  const query = asked?.query ?? ''
  return useMemo(() => {
    if (!asked) return []
    if (isNamedAsked) return pickOptions(all, query)
    const found = pickOptions(ofThemes, query)
    const isNew = query.trim() !== '' && themes.data !== undefined && !isNamed(ofThemes, query)
    return isNew
      ? [...found, { kind: 'create', id: 'create', name: query.trim(), detail: t('newTheme') }]
      : found
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- of `asked` only what it asks for counts
  }, [asked?.what, query, all, ofThemes, themes.data, t])
}

/** The list under `[[` and `#`. The focus stays in the text; ↑ ↓ choose, Enter or Tab takes, Escape closes. */
export function Completion({
  noteId,
  target,
}: {
  noteId: string
  target: Target | null
}): ReactElement | null {
  const { t } = useTranslation('notes')
  const [editor] = useLexicalComposerContext()
  const { asked, dismiss } = useTrigger()
  const options = useOptions(asked, noteId)
  const [at, setAt] = useState(0)
  const chosen = Math.min(at, options.length - 1)
  const isOpen = asked !== null && options.length > 0
  const now = useRef({ asked, options, chosen, dismiss })
  useEffect(() => {
    now.current = { asked, options, chosen, dismiss }
  })
  useEffect(() => setAt(0), [asked?.query, asked?.what])

  useEffect(() => {
    const root = editor.getRootElement()
    if (!isOpen || !root) return
    root.setAttribute('aria-controls', 'note-completion')
    root.setAttribute('aria-activedescendant', `note-completion-${chosen}`)
    document.getElementById(`note-completion-${chosen}`)?.scrollIntoView({ block: 'nearest' })
    return () => {
      root.removeAttribute('aria-controls')
      root.removeAttribute('aria-activedescendant')
    }
  }, [editor, isOpen, chosen])

  useEffect(() => {
    if (!isOpen) return
    const isOurs = (event: KeyboardEvent | null): boolean =>
      event !== null && !event.isComposing && event.keyCode !== 229 && !editor.isComposing()
    const step = (by: number) => (event: KeyboardEvent) => {
      if (!isOurs(event)) return false
      event.preventDefault()
      const { length } = now.current.options
      setAt((now.current.chosen + by + length) % length)
      return true
    }
    const take = (event: KeyboardEvent | null): boolean => {
      const option = now.current.options[now.current.chosen]
      if (!isOurs(event) || !now.current.asked || !option) return false
      event?.preventDefault()
      void choose(editor, now.current.asked, option, target)
      return true
    }
    return mergeRegister(
      editor.registerCommand(KEY_ARROW_DOWN_COMMAND, step(1), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ARROW_UP_COMMAND, step(-1), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ENTER_COMMAND, take, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_TAB_COMMAND, take, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (event.key !== 'Escape' || !isOurs(event)) return false
          event.preventDefault()
          event.stopPropagation()
          now.current.dismiss()
          return true
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    )
  }, [editor, isOpen, target])

  if (!isOpen) return null
  const { left, top, bottom } = asked.place
  const isAbove = bottom + ROOM > window.innerHeight && top > ROOM
  return createPortal(
    <div
      className={styles.list}
      style={{
        left: Math.max(8, Math.min(left, window.innerWidth - 328)),
        ...(isAbove ? { bottom: window.innerHeight - top + 4 } : { top: bottom + 4 }),
      }}
    >
      <div
        role="listbox"
        id="note-completion"
        aria-label={t(asked.what === 'named' ? 'completeNamed' : 'completeTheme')}
      >
        {options.map((option, index) => {
          const Icon = ICONS[option.kind]
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the editor hears the keys
            <div
              key={`${option.kind}-${option.id}`}
              id={`note-completion-${index}`}
              role="option"
              aria-selected={index === chosen}
              tabIndex={-1}
              className={styles.option}
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => index !== chosen && setAt(index)}
              onClick={() => void choose(editor, asked, option, target)}
            >
              <Icon aria-hidden />
              <span className={styles.name} lang={option.lang}>
                {option.name || t('untitledReport')}
              </span>
              <span className={styles.detail}>{option.detail}</span>
            </div>
          )
        })}
      </div>
      <output className={styles.told}>{t('completions', { count: options.length })}</output>
    </div>,
    // Inside the landmark it belongs to, not beside all of them.
    editor.getRootElement()?.closest('main, aside') ?? document.body,
  )
}
