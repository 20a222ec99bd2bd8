// A field that filters a list it controls (ARIA combobox): no native element does this, and the keys are the field's.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */
import { Check, Plus, Quote } from 'lucide-react'
import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { Target } from '../../shared/model/note.ts'
import { send, useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { ColorDot } from '../ui/color-dot.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { notify } from '../ui/notify.tsx'
import { Popover } from '../ui/popover.tsx'
import { pickThemes } from './pick-themes.ts'
import { nextColor } from '../../shared/theme-color.ts'
import { setTheme } from './theme-actions.ts'
import styles from './theme-picker.module.css'

export interface ThemePickerProps {
  isOpen: boolean
  onClose: () => void
  /** What the popover stands beside. */
  triggerRef: RefObject<Element | null>
  /** Ids of the themes that are set. */
  assigned: readonly string[]
  /** What gets the theme. A bare selection makes its highlight here, the first time a theme is set. */
  resolveTarget: () => Promise<Target>
  /** `report`: the title says so. */
  of?: 'passage' | 'report'
  /** Makes a theme of the selected words themselves, where words are selected. */
  onCoin?: (() => void) | undefined
}

/** Sets themes by typing: a combo box in a popover, for a selection, a highlight or a report. */
export function ThemePicker({ isOpen, onClose, triggerRef, of, ...rest }: ThemePickerProps): ReactElement {
  const { t } = useTranslation('themes')
  return (
    <Popover
      bare
      label={t(of === 'report' ? 'pickTitleReport' : 'pickTitle')}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      triggerRef={triggerRef}
      placement="bottom start"
    >
      <ThemeChooser {...rest} />
    </Popover>
  )
}

function ThemeChooser({
  assigned,
  resolveTarget,
  onCoin,
}: Pick<ThemePickerProps, 'assigned' | 'resolveTarget' | 'onCoin'>): ReactElement {
  const { t } = useTranslation('themes')
  const { data: themes = [] } = useCall('themes.list', {})
  const id = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  /** What was set or cleared here and is not in `assigned` yet: a key press shows at once. */
  const [own, setOwn] = useState<ReadonlyMap<string, boolean>>(new Map())
  // Those set when it opened stay on top; a list that jumps under the cursor is of no use.
  const [first] = useState(() => new Set(assigned))
  const target = useRef<Promise<Target> | null>(null)
  const list = useRef<HTMLDivElement>(null)

  const isSound = /^[a-z\s'’]{2,}$/iu.test(typed.trim())
  const heard = useCall(
    'search.named',
    { text: typed, kinds: ['theme'], limit: 100 },
    { enabled: isSound, keepPrevious: true },
  )
  const sounding = new Set(isSound ? heard.data?.map((theme) => theme.id) : [])
  const { found, create } = pickThemes(themes, typed, first, sounding)
  const count = found.length + (create === null ? 0 : 1)
  const at = Math.min(active, count - 1)
  const isSet = (themeId: string): boolean => own.get(themeId) ?? assigned.includes(themeId)
  const mark = (themeId: string, on: boolean): void => setOwn((before) => new Map(before).set(themeId, on))

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const apply = async (themeId: string, on: boolean): Promise<void> => {
    mark(themeId, on)
    try {
      target.current ??= resolveTarget()
      if (await setTheme(themeId, await target.current, on)) return
    } catch (error) {
      target.current = null
      notify.error(error)
    }
    mark(themeId, !on)
  }
  const choose = async (index: number): Promise<void> => {
    const node = found[index]
    setTyped('')
    setActive(0)
    if (node) return apply(node.theme.id, !isSet(node.theme.id))
    if (create === null || index !== found.length) return
    try {
      target.current ??= resolveTarget()
      const on = await target.current
      const made = await send('themes.create', { name: create, color: nextColor(themes), target: on })
      mark(made.id, true)
    } catch (error) {
      target.current = null
      notify.error(error)
    }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && count > 0) {
      event.preventDefault()
      setActive((at + step + count) % count)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      void choose(at)
    }
  }

  const optionId = (index: number): string => `${id}-${index}`
  const option = (index: number): Omit<OptionProps, 'isSet' | 'children'> => ({
    id: optionId(index),
    isActive: index === at,
    onPoint: () => setActive(index),
    onChoose: () => void choose(index),
  })
  return (
    <div className={styles.picker}>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the popover was opened to type here
        autoFocus
        role="combobox"
        aria-label={t('addTheme')}
        aria-expanded={count > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={count > 0 ? optionId(at) : undefined}
        className={styles.input}
        placeholder={t('pickPlaceholder')}
        value={typed}
        maxLength={200}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      {count === 0 ? <p className={styles.empty}>{t('pickEmpty')}</p> : null}
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={t('pickList')}
        aria-multiselectable
        className={styles.list}
      >
        {found.map(({ theme, depth, path }, index) => (
          <Option key={theme.id} {...option(index)} isSet={isSet(theme.id)}>
            <span className={styles.tick}>{isSet(theme.id) ? <Check aria-hidden /> : null}</span>
            <ColorDot color={theme.color} />
            <span className={styles.name}>{depth > 0 && typed !== '' ? path : theme.name}</span>
            <span className={styles.count}>{theme.highlights + theme.reports || ''}</span>
          </Option>
        ))}
        {create === null ? null : (
          <Option {...option(found.length)} isSet={false}>
            <span className={styles.tick}>
              <Plus aria-hidden />
            </span>
            <span className={styles.name}>{t('create', { name: create })}</span>
          </Option>
        )}
      </div>
      {onCoin ? (
        <Button variant="quiet" icon={<Quote aria-hidden />} onPress={onCoin}>
          {t('coin')}
          <Kbd keys="Shift+t" />
        </Button>
      ) : null}
      <p className={styles.hint}>{t('pickHint')}</p>
    </div>
  )
}

interface OptionProps {
  id: string
  isActive: boolean
  isSet: boolean
  onPoint: () => void
  onChoose: () => void
  children: ReactNode
}

/** A line of the list. The field keeps the focus and its keys choose; the pointer may too. */
function Option({ id, isActive, isSet, onPoint, onChoose, children }: OptionProps): ReactElement {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isSet}
      data-active={isActive || undefined}
      className={styles.option}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {children}
    </div>
  )
}
