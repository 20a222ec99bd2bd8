import { Baseline, Link2, NotebookPen, Palette, Tag, TextQuote, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { Toolbar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { HighlightColor, HighlightStyle } from '../../../shared/model/highlight.ts'
import { useLinkGesture } from '../../links/link-gesture.ts'
import { ColorDot } from '../../ui/color-dot.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import {
  citeCard,
  linkCard,
  noteCard,
  recolorCard,
  removeCard,
  restyleCard,
  STYLE_KEYS,
} from './highlight-actions.ts'
import type { CardData } from './panel-data.ts'
import styles from './card.module.css'

/** What can be done to a highlight. In sight on the active card, and on any under the pointer or with the focus. */
export function CardActions({
  card,
  isActive,
  onTheme,
  onOpen,
}: {
  card: CardData
  isActive: boolean
  onTheme: () => void
  onOpen: () => void
}): ReactElement {
  const { t } = useTranslation(['panel', 'notes', 'themes', 'highlights', 'export', 'common'])
  const isLinking = useLinkGesture(({ state }) => state.phase === 'begun')
  return (
    <Toolbar aria-label={t('actions')} className={styles.actions ?? ''}>
      <Menu
        label={t('changeColor')}
        trigger={
          <IconButton
            small
            label={t('changeColor')}
            keys="1–8"
            icon={<Palette aria-hidden />}
            onPress={onOpen}
          />
        }
        selectionMode="single"
        selectedKeys={[card.highlight.color]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys
          const color = HighlightColor.options.find((option) => option === key)
          if (color) recolorCard(card, color)
        }}
      >
        {HighlightColor.options.map((color, at) => (
          <MenuItem key={color} id={color} icon={<ColorDot color={color} />} keys={String(at + 1)}>
            {t(`common:color.${color}`)}
          </MenuItem>
        ))}
      </Menu>
      {isActive ? <StyleMenu card={card} onOpen={onOpen} /> : null}
      <IconButton
        small
        label={card.note ? t('notes:editNote') : t('notes:addNote')}
        keys="n"
        icon={<NotebookPen aria-hidden />}
        onPress={() => noteCard(card)}
      />
      <IconButton small label={t('themes:addTheme')} keys="t" icon={<Tag aria-hidden />} onPress={onTheme} />
      <IconButton
        small
        label={isLinking ? t('linkTo') : t('linkFrom')}
        keys="l"
        icon={<Link2 aria-hidden />}
        onPress={() => linkCard(card)}
      />
      {isActive ? (
        <IconButton
          small
          label={t('export:copyCitation')}
          keys="Alt+Shift+C"
          icon={<TextQuote aria-hidden />}
          onPress={() => citeCard(card)}
        />
      ) : null}
      <IconButton
        small
        label={t('remove')}
        keys="Delete"
        icon={<Trash2 aria-hidden />}
        onPress={() => void removeCard(card)}
      />
    </Toolbar>
  )
}

/** On the active card only: over the corner of another one more button would lie on its words. */
function StyleMenu({ card, onOpen }: { card: CardData; onOpen: () => void }): ReactElement {
  const { t } = useTranslation('highlights')
  return (
    <Menu
      label={t('styles')}
      trigger={
        <IconButton small label={t('styles')} keys="H U X" icon={<Baseline aria-hidden />} onPress={onOpen} />
      }
      selectionMode="single"
      selectedKeys={[card.highlight.style]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys
        const style = HighlightStyle.options.find((option) => option === key)
        if (style) restyleCard(card, style)
      }}
    >
      {HighlightStyle.options.map((style) => (
        <MenuItem key={style} id={style} keys={STYLE_KEYS[style]}>
          {t(`style.${style}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}
