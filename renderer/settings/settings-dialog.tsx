import { useState, type ReactElement } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { closeDialog } from '../ui/dialogs.ts'
import { AboutSettings } from './about-settings.tsx'
import { BackupSettings } from './backup-settings.tsx'
import { ColorSettings } from './color-settings.tsx'
import { ExportSettings } from './export-settings.tsx'
import { GeneralSettings } from './general-settings.tsx'
import { LessonsSettings } from './lessons-settings.tsx'
import { LibrarySettings } from './library-settings.tsx'
import { ReadingSettings } from './reading-settings.tsx'
import styles from './settings.module.css'

const SECTIONS = [
  { id: 'general', Body: GeneralSettings },
  { id: 'reading', Body: ReadingSettings },
  { id: 'colors', Body: ColorSettings },
  { id: 'exports', Body: ExportSettings },
  { id: 'library', Body: LibrarySettings },
  { id: 'backups', Body: BackupSettings },
  { id: 'lessons', Body: LessonsSettings },
  { id: 'about', Body: AboutSettings },
] as const
export type Section = (typeof SECTIONS)[number]['id']

/** Everything that can be chosen; each choice holds at once and is kept with the library. */
export function SettingsDialog({ section = 'general' }: { section?: Section | undefined }): ReactElement {
  const { t } = useTranslation('settings')
  const [shown, setShown] = useState<Section>(section)
  return (
    <Dialog isOpen onClose={closeDialog} title={t('title')} size="large">
      <Tabs
        orientation="vertical"
        className={styles.tabs}
        selectedKey={shown}
        onSelectionChange={(key) => setShown(key as Section)}
      >
        <TabList aria-label={t('sections')} className={styles.list}>
          {SECTIONS.map(({ id }) => (
            <Tab key={id} id={id} className={styles.tab} data-name={t(`section.${id}`)}>
              {t(`section.${id}`)}
            </Tab>
          ))}
        </TabList>
        {SECTIONS.map(({ id, Body }) => (
          <TabPanel key={id} id={id} className={styles.panel}>
            <Body />
          </TabPanel>
        ))}
      </Tabs>
    </Dialog>
  )
}
