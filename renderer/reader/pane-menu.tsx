import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { openDialog } from '../ui/dialogs.ts'
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx'
import { MOST_PANES, useWorkspace, type Pane } from '../workspace.ts'
import { copyCitation } from './citation.ts'
import { toggleOriginals, toggleScript } from './corrections/actions.ts'
import { openFind } from './reader-store.ts'
import { showOnPage } from './on-page.ts'
import { openOriginalIn, closeOriginalIn, useOriginal } from './original/original-store.ts'
import { hasOriginal } from './original/place-on-page.ts'
import { usePanes } from './use-panes.ts'
import { stepType } from './type-size.ts'
import { toggle } from './beside/actions.ts'
import { openReports } from './beside/open-reports.ts'

/** What ties this pane to the others. */
const SWITCHES = [
  { key: 'beside.ribbons', keys: 'b', label: 'beside:command.ribbons' },
  { key: 'beside.fastened', keys: 'y', label: 'beside:command.fasten' },
  { key: 'beside.told', keys: 'd', label: 'beside:command.told' },
  { key: 'beside.ghosts', keys: 'Shift+g', label: 'beside:command.ghosts' },
] as const

/** What one does seldom with a pane. */
export function PaneMenu({ pane, trigger }: { pane: Pane; trigger: ReactElement }): ReactElement {
  const { t } = useTranslation([
    'reader',
    'commands',
    'corrections',
    'rail',
    'export',
    'original',
    'stories',
    'beside',
  ])
  const panes = usePanes()
  const moveTab = useWorkspace((state) => state.moveTab)
  const closeTab = useWorkspace((state) => state.closeTab)
  const here = panes.findIndex((candidate) => candidate.id === pane.id)
  const reportId = pane.tabs[pane.active]?.reportId
  const report = useCall('reports.get', { id: reportId ?? '' }, { enabled: reportId !== undefined }).data
  const showsOriginal = useOriginal((state) => state.asked[pane.id] !== undefined)
  const next = panes[here + 1]
  const previous = panes[here - 1]

  return (
    <Menu
      label={t('reader:tools')}
      placement="bottom end"
      trigger={trigger}
      disabledKeys={[
        ...(reportId
          ? []
          : [
              'find',
              'right',
              'left',
              'new',
              'others',
              'page',
              'details',
              'cite',
              'story',
              'script',
              'originals',
            ]),
        ...(openReports().length > 1 ? [] : ['beside.ribbons', 'beside.fastened', 'beside.ghosts']),
        ...(reportId ? [] : ['beside.told']),
        ...(panes.length < MOST_PANES ? [] : ['pane']),
        ...(next ? [] : ['right']),
        ...(previous ? [] : ['left']),
        ...(panes.length < MOST_PANES && pane.tabs.length > 1 ? [] : ['new']),
        ...(pane.tabs.length > 1 ? [] : ['others']),
      ]}
      onAction={(key) => {
        if (key === 'find') openFind(pane.id)
        if (key === 'pane') useWorkspace.getState().addPane(here + 1)
        if (key === 'right' && next) moveTab(pane.id, pane.active, next.id)
        if (key === 'left' && previous) moveTab(pane.id, pane.active, previous.id)
        if (key === 'new') moveTab(pane.id, pane.active, null)
        if (key === 'others') {
          for (let index = pane.tabs.length - 1; index >= 0; index--) {
            if (pane.tabs[index]!.reportId !== reportId) closeTab(pane.id, index)
          }
        }
        if (key === 'larger') stepType(1)
        if (key === 'smaller') stepType(-1)
        if (key === 'page') {
          useWorkspace.getState().activatePane(pane.id)
          showOnPage()
        }
        if (key === 'script' || key === 'originals') {
          useWorkspace.getState().activatePane(pane.id)
          if (key === 'script') toggleScript()
          else toggleOriginals()
        }
        if (key === 'cite' && reportId) copyCitation(reportId)
        if (key === 'original') {
          if (showsOriginal) closeOriginalIn(pane.id)
          else openOriginalIn(pane.id)
        }
        if (key === 'story' && reportId) openDialog({ kind: 'story', pick: { act: 'add', reportId } })
        const flip = SWITCHES.find((one) => one.key === key)
        if (flip) {
          useWorkspace.getState().activatePane(pane.id)
          toggle(flip.key)
        }
        if (key === 'details' && reportId) openDialog({ kind: 'report', id: reportId })
      }}
    >
      <MenuItem id="find" keys="Mod+F">
        {t('reader:find')}
      </MenuItem>
      <MenuItem id="pane" keys="Alt+N">
        {t('reader:addPane')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem id="new">{t('reader:moveTabNew')}</MenuItem>
      <MenuItem id="right" keys="Alt+Shift+ArrowRight">
        {t('reader:moveTabRight')}
      </MenuItem>
      <MenuItem id="left" keys="Alt+Shift+ArrowLeft">
        {t('reader:moveTabLeft')}
      </MenuItem>
      <MenuItem id="others">{t('reader:closeOthers')}</MenuItem>
      <MenuSeparator />
      <MenuItem id="larger" keys="Mod+=">
        {t('commands:largerType')}
      </MenuItem>
      <MenuItem id="smaller" keys="Mod+-">
        {t('commands:smallerType')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem id="script" keys="Alt+S">
        {t('corrections:scriptToggle')}
      </MenuItem>
      <MenuItem id="originals" keys="o">
        {t('corrections:showOriginals')}
      </MenuItem>
      <MenuSeparator />
      {SWITCHES.map(({ key, keys, label }) => (
        <MenuItem key={key} id={key} keys={keys}>
          {t(label)}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem id="page" keys="Alt+P">
        {t('rail:showOnPage')}
      </MenuItem>
      {report && hasOriginal(report) ? (
        <MenuItem id="original">{t(showsOriginal ? 'original:hide' : 'original:show')}</MenuItem>
      ) : null}
      <MenuItem id="story">{t('stories:addReport')}</MenuItem>
      <MenuItem id="details">{t('reader:details')}</MenuItem>
      <MenuItem id="cite">{t('export:copyCitation')}</MenuItem>
    </Menu>
  )
}
