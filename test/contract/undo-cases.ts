/** Every call that can be undone, an area a file: what to do before (`first`), and the act that is then undone and done again. */
import { stories } from './undo/stories.ts'
import { library } from './undo/library.ts'
import { highlights } from './undo/highlights.ts'
import { themes } from './undo/themes.ts'
import { links } from './undo/links.ts'
import { versions } from './undo/versions.ts'
import { searches } from './undo/searches.ts'
import { templates } from './undo/templates.ts'
import { after, type UndoCase } from './undo/undo-case.ts'
import { plainTextToState } from '../../electron/backend/notes/lexical-state.ts'
import { newId } from '../../electron/backend/ids.ts'

export const MUTATIONS: Record<string, UndoCase> = {
  ...stories,
  ...library,
  ...highlights,
  ...themes,
  ...links,
  ...versions,
  ...searches,
  ...templates,
}

/** Notes made where none was: the same call as an edit, another way back. */
export const NEW_NOTE: UndoCase = after((call, { other }) =>
  call.send('notes.save', {
    id: newId(),
    target: { kind: 'highlight', id: other.id },
    state: plainTextToState('新的'),
    text: '新的',
  }),
)
