/** Which dialog is open. Here, leftmost, so that any feature can open a dialog that another one draws. */
import { create } from 'zustand'
import type { CallArgs, CallResult } from '../../shared/contract.ts'

export type ExportScope = CallArgs<'export.prepare'>['scope']

export type OpenDialog =
  | {
      kind: 'settings'
      section?: 'general' | 'reading' | 'exports' | 'library' | 'backups' | 'lessons' | 'about'
    }
  | { kind: 'help' }
  | { kind: 'export'; scope: ExportScope }
  | { kind: 'report'; id: string }
  | { kind: 'source'; id: string }
  /** `html`: the same with its structure, as it was copied. */
  | { kind: 'paste'; text: string; html?: string | undefined }
  | { kind: 'address'; url: string }
  | { kind: 'elsewhere'; reportId: string; original: string; text: string }
  | { kind: 'tray' }
  /** Which page this one is a new version of. */
  | { kind: 'version'; id: string }
  | { kind: 'relations' }
  /** Which story a report is added to, or a story merged into. */
  | { kind: 'story'; pick: { act: 'add'; reportId: string } | { act: 'merge'; id: string } }
  /** A package that is to come in; the library as one that goes out. */
  | { kind: 'package'; file: File }
  | { kind: 'export-package' }
  /** What became of the annotations of other programs, file by file. */
  | {
      kind: 'foreign'
      results: { name: string; outcome: CallResult<'foreign.import'> | null; error: unknown }[]
    }

export const useDialogs = create<{ open: OpenDialog | null }>(() => ({ open: null }))

/** Opens a dialog in place of any other. */
export const openDialog = (dialog: OpenDialog): void => useDialogs.setState({ open: dialog })
export const closeDialog = (): void => useDialogs.setState({ open: null })
