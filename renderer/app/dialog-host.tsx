import type { ReactElement } from 'react'
import { ExportDialog } from '../library/export/export-dialog.tsx'
import { MergedDialog } from '../library/export/merged-dialog.tsx'
import { PasteDialog } from '../library/import/paste-dialog.tsx'
import { ForeignDialog } from '../library/packages/foreign-dialog.tsx'
import { PackageDialog } from '../library/packages/package-dialog.tsx'
import { ReportDialog } from '../library/report-dialog.tsx'
import { SourceDialog } from '../library/source-dialog.tsx'
import { TemplatesDialog } from '../library/templates/templates-dialog.tsx'
import { VersionDialog } from '../library/versions/version-dialog.tsx'
import { AddressDialog } from '../notes/address-dialog.tsx'
import { ElsewhereDialog } from '../reader/corrections/elsewhere-dialog.tsx'
import { ConfirmEnds } from '../links/confirm-ends.tsx'
import { RelationsDialog } from '../links/relations-dialog.tsx'
import { NewsDialog } from '../settings/news-dialog.tsx'
import { SettingsDialog } from '../settings/settings-dialog.tsx'
import { TrayDialog } from '../tray/tray-dialog.tsx'
import { StoryDialog } from '../stories/story-dialog.tsx'
import { useDialogs } from '../ui/dialogs.ts'
import { commands } from './commands.ts'
import { HelpDialog } from './help-dialog.tsx'

/** What is asked over everything else. */
export function Dialogs(): ReactElement {
  return (
    <>
      <OpenDialog />
      <ConfirmEnds />
    </>
  )
}

/** The dialog that is open, if any. Keys make a new one where the same kind opens for another thing. */
function OpenDialog(): ReactElement | null {
  const { open } = useDialogs()
  switch (open?.kind) {
    case 'settings':
      return <SettingsDialog section={open.section} />
    case 'help':
      return <HelpDialog commands={commands} />
    case 'export':
      return <ExportDialog scope={open.scope} format={open.format} />
    case 'report':
      return <ReportDialog key={open.id} id={open.id} />
    case 'source':
      return <SourceDialog key={open.id} id={open.id} />
    case 'address':
      return <AddressDialog url={open.url} />
    case 'elsewhere':
      return <ElsewhereDialog key={`${open.reportId} ${open.original}`} {...open} />
    case 'paste':
      return <PasteDialog text={open.text} html={open.html} />
    case 'version':
      return <VersionDialog key={open.id} id={open.id} />
    case 'tray':
      return <TrayDialog />
    case 'package':
      return <PackageDialog key={'id' in open.file ? open.file.id : open.file.name} file={open.file} />
    case 'news':
      return <NewsDialog />
    case 'merged':
      return <MergedDialog {...open} />
    case 'templates':
      return <TemplatesDialog id={open.id} />
    case 'foreign':
      return <ForeignDialog results={open.results} />
    case 'relations':
      return <RelationsDialog />
    case 'story':
      return <StoryDialog pick={open.pick} />
    default:
      return null
  }
}
