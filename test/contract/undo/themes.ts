/** Themes and relations. */
import { rangeOf } from '../fixture.ts'
import { after, removal, type UndoCase } from './undo-case.ts'

export const themes: Record<string, UndoCase> = {
  ...removal(
    'themes.remove',
    'themes.restore',
    ({ theme }) => theme.id,
    (id) => ({ themeId: id }),
  ),
  'themes.create': after((call, { theme, other }) =>
    call.send('themes.create', {
      name: '渔业',
      parentId: theme.id,
      definition: '鱼',
      target: { kind: 'highlight', id: other.id },
    }),
  ),
  'themes.update': after((call, { theme }) =>
    call.send('themes.update', { id: theme.id, name: '码头', parentId: null, color: 'red' }),
  ),
  'themes.assign': after((call, { theme, other }) =>
    call.send('themes.assign', { themeId: theme.id, target: { kind: 'highlight', id: other.id } }),
  ),
  'themes.unassign': after((call, { theme, highlight }) =>
    call.send('themes.unassign', { themeId: theme.id, target: { kind: 'highlight', id: highlight.id } }),
  ),
  'themes.coin': after((call, { ids }) =>
    call.send('themes.coin', { reportId: ids.port, ranges: [rangeOf('新的渔场，')] }),
  ),
  'themes.move': after((call, { theme, child }) =>
    call.send('themes.move', { id: child.id, parentId: null, before: theme.parentId }),
  ),
  'themes.step': after((call, { child }) => call.send('themes.step', { id: child.id, direction: 'out' })),
  'themes.merge': {
    first: async (call, { theme, parent, highlight }) => {
      await call.send('themes.create', { name: '工程', parentId: parent.id })
      await call.send('themes.assign', {
        themeId: parent.id,
        target: { kind: 'highlight', id: highlight.id },
      })
      await call.send('themes.update', { id: theme.id, definition: '码头与船' })
    },
    act: (call, { theme, parent }) => call.send('themes.merge', { id: theme.id, into: parent.id }),
  },
  'themes.split': after((call, { theme, highlight }) =>
    call.send('themes.split', {
      id: theme.id,
      targets: [{ kind: 'highlight', id: highlight.id }],
      name: '就业',
    }),
  ),
  'themes.putBack': after((call, { theme }) =>
    call.send('themes.putBack', { rows: [{ table: 'theme', id: theme.id, fields: { position: 7 } }] }),
  ),
  'themes.importCodebook': after((call, { theme }) =>
    call.send('themes.importCodebook', {
      csv: `path,definition,color,id\r\n城市/海港,新的,red,${theme.id}\r\n交通/渡轮,,,\r\n`,
    }),
  ),
  'relations.save': after((call) =>
    call.send('relations.save', { name: '质疑', inverse: '受到质疑', color: 'red' }),
  ),
  'relations.rename': {
    first: (call, { link }) => call.send('links.update', { id: link.id, relation: '旧词' }),
    act: (call) => call.send('relations.rename', { name: '旧词', to: '新词' }),
  },
  'relations.merge': {
    first: async (call, { link }) => {
      await call.send('links.create', { from: link.from, to: link.to, relation: '旧词' })
      await call.send('links.create', { from: link.to, to: link.from, relation: '旧词' })
    },
    act: (call) => call.send('relations.merge', { name: '旧词', into: 'contradicts' }),
  },
  'relations.remove': {
    first: async (call, { link }) => {
      await call.send('relations.save', { name: '旧词', mutual: true })
      await call.send('links.update', { id: link.id, relation: '旧词' })
    },
    act: (call) => call.send('relations.remove', { name: '旧词' }),
  },
  'relations.putBack': {
    first: (call, { link }) => call.send('links.update', { id: link.id, relation: '旧词' }),
    act: (call, { link }) =>
      call.send('relations.putBack', {
        rows: [{ table: 'link', id: link.id, fields: { relation: '词' } }],
      }),
  },
}
