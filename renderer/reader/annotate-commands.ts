/** Commands on the passage or highlight at hand. */
import { HighlightColor } from '../../shared/model/highlight.ts'
import { linkState } from '../links/link-gesture.ts'
import type { Command } from '../ui/command.ts'
import { useWorkspace } from '../workspace.ts'
import {
  aim,
  chooseThemes,
  coinPassage,
  colorPassage,
  copyAsShown,
  copyPassage,
  linkPassage,
  quotePassage,
  removeHighlight,
  stepHighlight,
  stylePassage,
  writeNote,
} from './actions.ts'
import { copyCitationHere, copyCitationOfReport } from './citation.ts'
import { active, hasAim, hasNoNativeSelection, hasReport } from './command-state.ts'
import { moreOnThis } from './related/actions.ts'
import { passageCommands } from './passage-commands.ts'
import { showBar } from './reader-store.ts'

const colors: Command[] = HighlightColor.options.map((color, index) => ({
  id: `highlight.${color}`,
  labelKey: `highlights:command.${color}` as const,
  keys: [String(index + 1)],
  group: 'annotate',
  when: hasAim,
  run: () => colorPassage(color),
}))

export const annotateCommands: Command[] = [
  {
    id: 'highlight.last',
    labelKey: 'highlights:highlight',
    keys: ['h'],
    group: 'annotate',
    when: hasAim,
    run: () => stylePassage('fill'),
  },
  {
    id: 'highlight.underline',
    labelKey: 'highlights:underline',
    keys: ['u'],
    group: 'annotate',
    when: hasAim,
    run: () => stylePassage('underline'),
  },
  {
    id: 'highlight.strike',
    labelKey: 'highlights:strike',
    keys: ['x'],
    group: 'annotate',
    when: hasAim,
    run: () => stylePassage('strike'),
  },
  ...colors,
  {
    id: 'highlight.note',
    labelKey: 'highlights:command.note',
    keys: ['n'],
    group: 'annotate',
    when: hasReport,
    run: writeNote,
  },
  {
    id: 'highlight.theme',
    labelKey: 'highlights:command.theme',
    keys: ['t'],
    group: 'annotate',
    when: hasReport,
    run: chooseThemes,
  },
  {
    id: 'highlight.coin',
    labelKey: 'themes:coin',
    keys: ['Shift+t'],
    group: 'annotate',
    when: hasAim,
    run: coinPassage,
  },
  {
    id: 'highlight.link',
    labelKey: 'highlights:command.link',
    keys: ['l'],
    group: 'annotate',
    when: hasReport,
    run: linkPassage,
  },
  {
    id: 'related.more',
    labelKey: 'related:moreCommand',
    keys: ['Shift+r'],
    group: 'annotate',
    when: hasAim,
    run: moreOnThis,
  },
  {
    id: 'notes.quote',
    labelKey: 'notes:commandQuote',
    keys: ['q'],
    group: 'annotate',
    when: hasAim,
    run: quotePassage,
  },
  {
    id: 'highlight.copy',
    labelKey: 'highlights:command.copy',
    keys: ['c'],
    group: 'annotate',
    when: hasAim,
    run: copyPassage,
  },
  {
    id: 'highlight.copyShown',
    labelKey: 'corrections:copyShown',
    keys: ['Shift+c'],
    group: 'annotate',
    when: hasAim,
    run: copyAsShown,
  },
  {
    id: 'citation.copy',
    labelKey: 'export:copyCitation',
    keys: ['Alt+Shift+C'],
    group: 'annotate',
    when: hasReport,
    run: copyCitationHere,
  },
  {
    id: 'citation.report',
    labelKey: 'export:copyCitationReport',
    group: 'annotate',
    when: hasReport,
    run: copyCitationOfReport,
  },
  {
    id: 'highlight.remove',
    labelKey: 'highlights:command.remove',
    keys: ['Delete', 'Backspace'],
    group: 'annotate',
    when: () => hasReport() && aim()?.highlightId != null,
    run: removeHighlight,
  },
  ...passageCommands,
  {
    id: 'highlight.next',
    labelKey: 'highlights:next',
    keys: ['Shift+ArrowRight'],
    group: 'annotate',
    when: hasNoNativeSelection,
    run: () => stepHighlight(1),
  },
  {
    id: 'highlight.previous',
    labelKey: 'highlights:previous',
    keys: ['Shift+ArrowLeft'],
    group: 'annotate',
    when: hasNoNativeSelection,
    run: () => stepHighlight(-1),
  },
  {
    id: 'highlight.bar',
    labelKey: 'highlights:openBar',
    keys: ['Enter'],
    group: 'annotate',
    keyOnly: true,
    when: () => hasAim() && document.activeElement?.hasAttribute('data-pane-text') === true,
    run: () => {
      if (linkState().phase === 'begun') return linkPassage()
      const at = useWorkspace.getState().selections[active()] ? 'passage' : 'highlight'
      showBar({ paneId: active(), at, focus: true })
    },
  },
]
