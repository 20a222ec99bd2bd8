import { ArrowLeft, CircleAlert, Save } from 'lucide-react'
import { useId, useRef, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import {
  LONGEST_FILE_NAME_TEMPLATE,
  LONGEST_TEMPLATE_NAME,
  TEMPLATE_EXTENSIONS,
  TEMPLATE_PER,
  type TemplateForm,
} from '../../../shared/model/template.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FieldList } from './field-list.tsx'
import { goTo, SourceField } from './source-field.tsx'
import { PreviewPane, useSubject } from './template-preview.tsx'
import { usePreview } from './use-preview.ts'
import styles from './templates.module.css'

/** A template's text, what it makes as one types, and what it can name. */
export function TemplateEditor({
  draft,
  isSaved,
  failed,
  onChange,
  onSave,
  onBack,
}: {
  draft: TemplateForm
  isSaved: boolean
  /** Why it could not be saved, in words. */
  failed: string | null
  onChange: (draft: TemplateForm) => void
  onSave: () => void
  onBack: () => void
}): ReactElement {
  const { t, i18n } = useTranslation('templates')
  const field = useRef<HTMLTextAreaElement>(null)
  const problemId = useId()
  const { scope, choice } = useSubject(draft.per === 'all' ? 'all' : draft.per)
  const preview = usePreview(
    { ...draft, name: draft.name.trim() || t('newName') },
    scope,
    i18n.language as InterfaceLanguage,
  )
  const problem = preview.data?.problem ?? null
  const inBody = problem?.part === 'body' ? problem : null

  /** As typed, so that the system's undo takes it back. */
  const insert = (text: string): void => {
    const area = field.current
    if (!area) return
    area.focus()
    // The only way to write into a text area that its own undo knows.
    if (!document.execCommand('insertText', false, text))
      onChange({
        ...draft,
        body: area.value.slice(0, area.selectionStart) + text + area.value.slice(area.selectionEnd),
      })
  }
  const onKeys = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
    event.preventDefault()
    event.stopPropagation()
    if (!isSaved) onSave()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Ctrl+S works wherever the cursor is
    <div className={styles.editor} onKeyDown={onKeys}>
      <div className={styles.bar}>
        <span className={styles.back}>
          <Button variant="quiet" icon={<ArrowLeft aria-hidden />} onPress={onBack}>
            {t('back')}
          </Button>
        </span>
        <span className={styles.grow} />
        <span role="status" className={styles.quiet}>
          {failed ? <span className={styles.wrong}>{failed}</span> : t(isSaved ? 'saved' : 'unsaved')}
        </span>
        <Button variant="primary" icon={<Save aria-hidden />} isDisabled={isSaved} onPress={onSave}>
          {t('save')}
        </Button>
      </div>
      <div className={styles.form}>
        <TextField
          label={t('name')}
          value={draft.name}
          maxLength={LONGEST_TEMPLATE_NAME}
          onChange={(name) => onChange({ ...draft, name })}
        />
        <Select
          label={t('per')}
          value={draft.per}
          onChange={(per) => onChange({ ...draft, per })}
          options={TEMPLATE_PER.map((id) => ({ id, label: t(`per.${id}`) }))}
        />
        <Select
          label={t('extension')}
          value={draft.extension}
          onChange={(extension) => onChange({ ...draft, extension })}
          options={TEMPLATE_EXTENSIONS.map((id) => ({ id, label: `.${id}` }))}
        />
        <TextField
          label={t('fileName')}
          value={draft.fileName}
          maxLength={LONGEST_FILE_NAME_TEMPLATE}
          isInvalid={problem?.part === 'fileName'}
          onChange={(fileName) => onChange({ ...draft, fileName })}
        />
      </div>
      <div className={styles.columns}>
        <section className={styles.write} aria-label={t('source')}>
          <h3>{t('source')}</h3>
          <SourceField
            field={field}
            value={draft.body}
            onChange={(body) => onChange({ ...draft, body })}
            badLine={inBody?.line ?? 0}
            describedBy={problemId}
          />
          <div id={problemId} role="status" className={styles.problem} data-problem={problem?.code}>
            {problem ? (
              <>
                <CircleAlert aria-hidden />
                <span>{problemSentence(problem, t)}</span>
                {inBody && inBody.line > 0 ? (
                  <Button
                    variant="quiet"
                    onPress={() => field.current && goTo(field.current, inBody.line, inBody.column)}
                  >
                    {t('goTo')}
                  </Button>
                ) : null}
              </>
            ) : null}
          </div>
        </section>
        <PreviewPane preview={preview} choice={choice} />
        <FieldList onInsert={insert} />
      </div>
    </div>
  )
}

function problemSentence(
  {
    code,
    part,
    line,
    column,
    named,
  }: NonNullable<NonNullable<ReturnType<typeof usePreview>['data']>['problem']>,
  t: ReturnType<typeof useTranslation<'templates'>>['t'],
): string {
  const what = t(`problem.${code}`, { named })
  return line === 0 ? what : t(`at.${part}`, { line, column, what })
}
