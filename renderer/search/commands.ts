import { send } from '../queries.ts'
import type { Command } from '../ui/command.ts'
import { notify } from '../ui/notify.tsx'
import { openSearch, useSearch } from './search-state.ts'
import { canStep, step } from './view/step.ts'
import { openSearchView } from './view/view-state.ts'

export const searchCommands: Command[] = [
  {
    id: 'app.palette',
    labelKey: 'commands:palette',
    keys: ['Mod+K', 'Mod+Shift+F'],
    group: 'app',
    run: () => openSearch(),
  },
  {
    id: 'app.commands',
    labelKey: 'commands:commandPalette',
    keys: ['Mod+Shift+P'],
    group: 'app',
    run: () => openSearch('>'),
  },
  {
    id: 'view.search',
    labelKey: 'search:commandView',
    keys: ['Alt+7'],
    group: 'view',
    run: () => openSearchView(),
  },
  {
    id: 'search.everything',
    labelKey: 'search:openView',
    keys: ['Mod+Shift+Enter'],
    group: 'view',
    handledElsewhere: true,
    run: () => openSearchView(useSearch.getState().text),
  },
  {
    id: 'search.reindex',
    labelKey: 'search:commandReindex',
    group: 'app',
    run: () => {
      openSearchView()
      send('search.reindex', { run: true, anew: true }).catch((error: unknown) => notify.error(error))
    },
  },
  {
    id: 'search.next',
    labelKey: 'search:commandNext',
    keys: ['F3'],
    group: 'view',
    when: canStep,
    run: () => step(1),
  },
  {
    id: 'search.previous',
    labelKey: 'search:commandPrevious',
    keys: ['Shift+F3'],
    group: 'view',
    when: canStep,
    run: () => step(-1),
  },
]
