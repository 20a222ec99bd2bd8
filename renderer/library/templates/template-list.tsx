import { Copy, Download, FileUp, Plus, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import type { Template, TemplateForm } from '../../../shared/model/template.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './templates.module.css'

/** The user's templates, and those to start from. */
export function TemplateList({
  templates,
  onOpen,
  onCreate,
  onRemove,
  onSaveFile,
  onReadFile,
}: {
  templates: readonly Template[]
  onOpen: (template: Template) => void
  onCreate: (form: TemplateForm) => void
  onRemove: (template: Template) => void
  onSaveFile: (template: Template) => void
  onReadFile: () => void
}): ReactElement {
  const { t, i18n } = useTranslation('templates')
  const gallery = useCall('templates.gallery', { language: i18n.language as InterfaceLanguage })
  const empty: TemplateForm = {
    ...{ name: t('newName'), body: '# {{ report.title }}\n', per: 'report', extension: 'md' },
    fileName: '{{ report.file_name }}',
  }
  return (
    <div className={styles.start}>
      <p className={styles.quiet}>{t('intro')}</p>
      <section aria-labelledby="own-templates">
        <div className={styles.bar}>
          <h3 id="own-templates">{t('yours')}</h3>
          <span className={styles.grow} />
          <Button variant="quiet" icon={<FileUp aria-hidden />} onPress={onReadFile}>
            {t('importFile')}
          </Button>
          <Button icon={<Plus aria-hidden />} onPress={() => onCreate(empty)}>
            {t('new')}
          </Button>
        </div>
        {templates.length === 0 ? <p className={styles.empty}>{t('none')}</p> : null}
        <ul className={styles.own} aria-label={t('yours')}>
          {templates.map((template) => (
            <li key={template.id}>
              <button type="button" className={styles.openOne} onClick={() => onOpen(template)}>
                <strong>{template.name}</strong>
                <small>
                  {t(`per.${template.per}`)} · .{template.extension}
                </small>
              </button>
              <IconButton
                small
                label={`${t('duplicate')}: ${template.name}`}
                icon={<Copy aria-hidden />}
                onPress={() => onCreate(formOf(template))}
              />
              <IconButton
                small
                label={`${t('toFile')}: ${template.name}`}
                icon={<Download aria-hidden />}
                onPress={() => onSaveFile(template)}
              />
              <IconButton
                small
                label={`${t('remove')}: ${template.name}`}
                icon={<Trash2 aria-hidden />}
                onPress={() => onRemove(template)}
              />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="gallery-templates">
        <h3 id="gallery-templates">{t('gallery')}</h3>
        <ul className={styles.gallery}>
          {gallery.data?.map(({ id, ...form }) => (
            <li key={id}>
              <strong>{form.name}</strong>
              <small>
                {t(`per.${form.per}`)} · .{form.extension}
              </small>
              <p>{t(`galleryWords.${id}`)}</p>
              <Button aria-label={`${t('use')}: ${form.name}`} onPress={() => onCreate(form)}>
                {t('use')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

const formOf = ({ name, body, per, extension, fileName }: Template): TemplateForm => ({
  ...{ name, body, per, extension, fileName },
})
