import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Template, TemplateForm } from '../../../shared/model/template.ts'
import { send, useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { closeDialog, openDialog } from '../../ui/dialogs.ts'
import { errorWords } from '../../ui/error-words.ts'
import { notify } from '../../ui/notify.tsx'
import { TemplateEditor } from './template-editor.tsx'
import { chooseTemplateFile, saveText } from './template-files.ts'
import { TemplateList } from './template-list.tsx'

const FIELDS = ['name', 'body', 'per', 'extension', 'fileName'] as const

/** The templates: a list with a gallery, and the editor of one. What is not saved is asked about before it goes. */
export function TemplatesDialog({ id = null }: { id?: string | null | undefined }): ReactElement {
  const { t } = useTranslation(['templates', 'common', 'undo', 'export'])
  const templates = useCall('templates.list', {})
  const [openId, setOpenId] = useState<string | null>(id)
  const [draft, setDraft] = useState<TemplateForm | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  /** Where to after the question: out of the dialog, or to the list. */
  const [leaving, setLeaving] = useState<'close' | 'list' | null>(null)
  const kept = templates.data?.find((one) => one.id === openId) ?? null
  const shown = draft ?? kept
  const isSaved = !draft || !kept || FIELDS.every((field) => draft[field] === kept[field])

  const go = (where: 'close' | 'list'): void => {
    setLeaving(null)
    setDraft(null)
    setFailed(null)
    setOpenId(null)
    if (where === 'close') closeDialog()
  }
  const leave = (where: 'close' | 'list'): void => (isSaved ? go(where) : setLeaving(where))
  const open = (template: Template): void => {
    setDraft(null)
    setFailed(null)
    setOpenId(template.id)
  }
  const tell = (error: unknown): void => notify.error(errorWords(error))
  const save = (): void => {
    if (!draft || !openId) return
    const { name, body, per, extension, fileName } = draft
    send('templates.update', {
      id: openId,
      name: name.trim(),
      body,
      per,
      extension,
      fileName: fileName.trim(),
    }).then(
      (saved) => {
        setFailed(null)
        // What was typed meanwhile stays.
        setDraft((now) => (now && now.body !== body ? now : formOf(saved)))
      },
      (error: unknown) => setFailed(errorWords(error)),
    )
  }
  const remove = ({ id: removed, name }: Template): void => {
    send('templates.remove', { id: removed }).then(
      () =>
        notify.done(`${t('undo:remove-template')}: ${name}`, {
          action: {
            label: t('common:undo'),
            run: () => void send('templates.restore', { id: removed }).catch(tell),
          },
        }),
      tell,
    )
  }
  return (
    <>
      <Dialog
        isOpen
        size="full"
        title={kept ? t('templates:titleOf', { name: kept.name }) : t('templates:title')}
        onClose={() => leave('close')}
        actions={
          shown && kept ? undefined : (
            <>
              <Button variant="quiet" onPress={() => openDialog({ kind: 'export', scope: { kind: 'all' } })}>
                {t('export:dialogTitle')}
              </Button>
              <Button onPress={closeDialog}>{t('common:done')}</Button>
            </>
          )
        }
      >
        {shown && kept ? (
          <TemplateEditor
            key={kept.id}
            draft={shown}
            isSaved={isSaved}
            failed={failed}
            onChange={setDraft}
            onSave={save}
            onBack={() => leave('list')}
          />
        ) : (
          <TemplateList
            templates={templates.data ?? []}
            onOpen={open}
            onCreate={(form) => void send('templates.create', { ...form, numbered: true }).then(open, tell)}
            onRemove={remove}
            onSaveFile={({ id: saved }) => void send('templates.toFile', { id: saved }).then(saveText, tell)}
            onReadFile={() =>
              chooseTemplateFile((file) => void send('templates.fromFile', file).then(open, tell), tell)
            }
          />
        )}
      </Dialog>
      {leaving ? (
        <Dialog
          isOpen
          role="alertdialog"
          size="small"
          isText
          title={t('templates:leaveTitle')}
          onClose={() => setLeaving(null)}
          actions={
            <>
              <Button onPress={() => go(leaving)}>{t('templates:discard')}</Button>
              <Button variant="primary" autoFocus onPress={() => setLeaving(null)}>
                {t('templates:keepEditing')}
              </Button>
            </>
          }
        >
          <p>{t('templates:leaveWords', { name: kept?.name ?? '' })}</p>
        </Dialog>
      ) : null}
    </>
  )
}

const formOf = ({ name, body, per, extension, fileName }: Template): TemplateForm => ({
  ...{ name, body, per, extension, fileName },
})
