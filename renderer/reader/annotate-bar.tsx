import { Highlighter, Layers, Strikethrough, Trash2, Underline } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, type ReactElement } from 'react'
import { Button, Group } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { HighlightColor, HighlightStyle } from '../../shared/model/highlight.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { ThemePicker } from '../themes/theme-picker.tsx'
import { useCall } from '../queries.ts'
import { useWorkspace } from '../workspace.ts'
import {
  aim,
  chooseThemes,
  coinPassage,
  colorPassage,
  copyPassage,
  highlightFor,
  linkPassage,
  removeHighlight,
  stylePassage,
  writeNote,
} from './actions.ts'
import { BarFrame } from './bar-frame.tsx'
import { placeBar } from './bar-place.ts'
import { correctPassage } from './corrections/actions.ts'
import { CorrectionPopover } from './corrections/correction-popover.tsx'
import { nextInStack, stackHere } from './highlight-acts.ts'
import { isLinkOnly } from './highlights/placed.ts'
import { MoreMenu } from './more-menu.tsx'
import { showBar, useReader, type BarState } from './reader-store.ts'
import { sessionOf } from './session.ts'
import styles from './annotate-bar.module.css'

const COLORS = HighlightColor.options
const STYLES: Record<HighlightStyle, { keys: string; icon: ReactElement }> = {
  fill: { keys: 'h', icon: <Highlighter aria-hidden /> },
  underline: { keys: 'u', icon: <Underline aria-hidden /> },
  strike: { keys: 'x', icon: <Strikethrough aria-hidden /> },
}

/** The small bar at a selected passage or a clicked highlight: colours 1–8, note, theme, link, copy, delete. */
export function AnnotateBar(): ReactElement | null {
  const bar = useReader((state) => state.bar)
  // Its buttons act in the active pane, so it is not seen while another pane is.
  const isThere = useWorkspace(
    (state) =>
      bar?.paneId === state.activePaneId &&
      (bar.at === 'passage' ? state.selections[bar.paneId] !== undefined : state.activeHighlightId !== null),
  )
  return bar && isThere && sessionOf(bar.paneId) ? <Bar bar={bar} /> : null
}

function Bar({ bar }: { bar: BarState }): ReactElement {
  const { t } = useTranslation(['highlights', 'corrections', 'common'])
  const element = useRef<HTMLDivElement>(null)
  // Asked for again when a highlight or the selection changes.
  const activeId = useWorkspace((state) => state.activeHighlightId)
  useWorkspace((state) => state.selections[bar.paneId])
  const session = sessionOf(bar.paneId)
  const at = aim(session)
  const { data } = useCall(
    'reports.annotations',
    { id: session?.report.id ?? '' },
    { enabled: session !== undefined },
  )
  const there = session?.find(at?.highlightId ?? null)?.highlight
  useReader((state) => state.stack)
  useReader((state) => state.placed)
  const stack = bar.at === 'highlight' ? stackHere() : { ids: [], at: -1 }

  // Undone, or deleted in another window: there is nothing left to act on.
  const isGone = bar.at === 'highlight' && data?.highlights.every(({ id }) => id !== activeId)
  useEffect(() => {
    if (isGone) showBar(null)
  }, [isGone])
  useLayoutEffect(() => (session && element.current ? placeBar(element.current, session) : undefined))
  const { focus } = bar
  useEffect(() => {
    if (focus) document.querySelector<HTMLElement>('[data-annotate-bar] button')?.focus()
  }, [focus])

  const close = (): void => {
    showBar(null)
    session?.scroller.focus({ preventScroll: true })
  }
  return (
    <BarFrame
      element={element}
      label={t(there ? 'highlights:barHighlight' : 'highlights:bar')}
      kind="data-annotate-bar"
      onClose={close}
      beside={
        <>
          {at && bar.opens === 'correction' ? (
            <CorrectionPopover at={at} triggerRef={element} onClose={close} />
          ) : null}
          {at ? (
            <ThemePicker
              isOpen={bar.opens === 'theme'}
              onClose={close}
              triggerRef={element}
              assigned={
                data?.themes
                  .filter(({ target }) => target.id === at.highlightId)
                  .map(({ themeId }) => themeId) ?? []
              }
              resolveTarget={() => highlightFor(at)}
              onCoin={() => {
                close()
                coinPassage()
              }}
            />
          ) : null}
        </>
      }
    >
      <Group aria-label={t('highlights:colors')} className={styles.colors ?? ''}>
        {COLORS.map((color, index) => {
          const name = t(`common:color.${color}`)
          const isOn = there !== undefined && !isLinkOnly(there) && there.color === color
          return (
            <Tooltip key={color} text={name} keys={String(index + 1)}>
              <Button
                className={styles.color ?? ''}
                style={{ background: `var(--c-${color})` }}
                aria-label={`${t(there ? 'highlights:recolor' : 'highlights:color', { color: name })} ${index + 1}`}
                aria-pressed={isOn}
                onPress={() => colorPassage(color)}
              >
                {index + 1}
              </Button>
            </Tooltip>
          )
        })}
      </Group>
      <Group aria-label={t('highlights:styles')} className={styles.colors ?? ''}>
        {HighlightStyle.options.map((style) => (
          <Tooltip key={style} text={t(`highlights:style.${style}`)} keys={STYLES[style].keys}>
            <Button
              className={styles.act ?? ''}
              aria-label={t(`highlights:style.${style}`)}
              aria-pressed={there !== undefined && !isLinkOnly(there) && there.style === style}
              onPress={() => stylePassage(style)}
            >
              {STYLES[style].icon}
            </Button>
          </Tooltip>
        ))}
      </Group>
      <Act label={t('highlights:note')} keys="n" run={writeNote} />
      <Act label={t('highlights:theme')} keys="t" run={chooseThemes} />
      <Act label={t('highlights:link')} keys="l" run={linkPassage} />
      <Act label={t('corrections:correct')} keys="e" run={correctPassage} />
      <Act label={t('highlights:copy')} keys="c" run={copyPassage} />
      {there ? (
        <Tooltip text={t('highlights:remove')} keys="Delete">
          <Button className={styles.act ?? ''} aria-label={t('highlights:remove')} onPress={removeHighlight}>
            <Trash2 aria-hidden />
          </Button>
        </Tooltip>
      ) : null}
      {stack.ids.length > 1 ? (
        <Tooltip text={t('highlights:cycle')} keys="g">
          <Button className={styles.act ?? ''} onPress={nextInStack}>
            <Layers aria-hidden />
            <span className={styles.hidden}>
              {t('highlights:stack', { current: stack.at + 1, count: stack.ids.length })}
            </span>
            <span aria-hidden>
              {stack.at + 1}/{stack.ids.length}
            </span>
          </Button>
        </Tooltip>
      ) : null}
      <MoreMenu />
    </BarFrame>
  )
}

function Act({ label, keys, run }: { label: string; keys: string; run: () => void }): ReactElement {
  return (
    <Button className={styles.act ?? ''} onPress={run}>
      <span>{label}</span>
      <Kbd keys={keys} />
    </Button>
  )
}
