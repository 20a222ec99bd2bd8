/** Which dialog is open. Here, leftmost, so that any feature can open a dialog that another one draws. */
import { create } from 'zustand'
import type { CallArgs, CallResult } from '../../shared/contract.ts'
import type { ExportScope } from '../../shared/model/export-scope.ts'
import type { HandedPackage } from '../../shared/model/package.ts'

export type { ExportScope }

export type OpenDialog =
  | {
      kind: 'settings'
      section?: 'general' | 'reading' | 'exports' | 'library' | 'backups' | 'lessons' | 'about'
    }
  | { kind: 'help' }
  /** `format`: instead of the one last exported. */
  | { kind: 'export'; scope: ExportScope; format?: string }
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
  /** A package that is to come in: chosen here, or handed over by the host. */
  | { kind: 'package'; file: File | HandedPackage }
  /** What is new in this version. */
  | { kind: 'news' }
  /** What an export into a folder did, and what was asked for. */
  | {
      kind: 'merged'
      folder: string
      job: Omit<CallArgs<'export.merge'>, 'folder' | 'decisions'>
      result: CallResult<'export.merge'>
    }
  /** Templates of exports; one of them, or the list. */
  | { kind: 'templates'; id?: string }
  /** What became of the annotations of other programs, file by file. */
  | {
      kind: 'foreign'
      results: { name: string; outcome: CallResult<'foreign.import'> | null; error: unknown }[]
    }

export const useDialogs = create<{ open: OpenDialog | null }>(() => ({ open: null }))

/** Opens a dialog in place of any other. */
export const openDialog = (dialog: OpenDialog): void => useDialogs.setState({ open: dialog })
export const closeDialog = (): void => useDialogs.setState({ open: null })
