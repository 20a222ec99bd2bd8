/** Exports in a form that the user writes. */
import { z } from 'zod'
import { CitationStyle } from '../citation/cited.ts'
import { GalleryTemplate, Template, TemplateForm, TemplatePreview } from '../model/template.ts'
import { ExportScope } from '../model/export-scope.ts'
import { Id } from '../model/range.ts'
import { call, done, id, none } from './call.ts'

const language = z.enum(['zh-Hans', 'zh-Hant', 'en'])
const { name, body, per, extension, fileName } = TemplateForm.shape

export const templatesCalls = {
  /** By name. */
  'templates.list': call(none, z.array(Template)),
  /** Those that come with the program, in a language. */
  'templates.gallery': call(z.object({ language }), z.array(GalleryTemplate)),
  /** `numbered`: where the name is taken, it gets a number. @throws template-name-taken */
  'templates.create': call(TemplateForm.extend({ numbered: z.boolean().optional() }), Template),
  'templates.update': call(
    z.object({
      id: Id,
      name: name.optional(),
      body: body.optional(),
      per: per.optional(),
      extension: extension.optional(),
      fileName: fileName.optional(),
    }),
    Template,
  ),
  'templates.remove': call(id, done),
  'templates.restore': call(id, done),
  /** A template as the text of a file, and what that file is called. */
  'templates.toFile': call(id, z.object({ name: z.string(), text: z.string() })),
  /** The file's name without its ending names a template whose head does not. @throws template-file */
  'templates.fromFile': call(
    z.object({ name: z.string().max(500), text: z.string().max(1_000_000) }),
    Template,
  ),
  /** What an export would make, the first files of it. A newer preview ends the one before: `cancelled`. */
  'templates.preview': call(
    z.object({
      template: TemplateForm,
      scope: ExportScope,
      language,
      citation: CitationStyle.nullable().optional(),
    }),
    TemplatePreview,
  ),
} as const
