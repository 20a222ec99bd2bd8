/** Templates of exports. */
import { after, type Act, type UndoCase } from './undo-case.ts'

const form = {
  ...{ name: '摘录', body: '{{ report.title }}', per: 'report' as const, extension: 'md' as const },
  fileName: '{{ report.file_name }}',
}
let madeId = ''
const make: Act = async (call) => {
  madeId = (await call.send('templates.create', form)).id
}

export const templates: Record<string, UndoCase> = {
  'templates.create': after(make),
  'templates.fromFile': after((call) =>
    call.send('templates.fromFile', { name: '摘录.liquid', text: '{{ report.title }}' }),
  ),
  'templates.update': {
    first: make,
    act: (call) =>
      call.send('templates.update', {
        ...{ id: madeId, name: '摘抄', body: '{{ theme.name }}', per: 'theme', extension: 'txt' },
        fileName: '{{ theme.name }}',
      }),
  },
  'templates.remove': { first: make, act: (call) => call.send('templates.remove', { id: madeId }) },
  'templates.restore': {
    first: async (call, prepared) => {
      await make(call, prepared)
      await call.send('templates.remove', { id: madeId })
    },
    act: (call) => call.send('templates.restore', { id: madeId }),
  },
}
