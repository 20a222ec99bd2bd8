import i18next from 'i18next'
import { CallError } from '../../shared/errors.ts'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import { stepName } from './undo-words.ts'

async function step(direction: 'undo' | 'redo'): Promise<void> {
  try {
    const { label } = await send(direction === 'undo' ? 'undo.undo' : 'undo.redo', {})
    // The “Undo” of an older message would now take back something else, or the same thing twice.
    notify.withdraw()
    const key = direction === 'undo' ? 'shell:undone' : 'shell:redone'
    notify.info(i18next.t(key, { step: stepName(label) }), { id: 'undo', duration: 2500 })
  } catch (error) {
    // Pressing the key once too often is no error worth a message.
    if (error instanceof CallError && error.code.startsWith('nothing-to-')) return
    notify.error(error)
  }
}

/** Takes the last change back, whichever view made it, and says which it was. */
export const undo = (): void => void step('undo')
/** Does the last undone change again. */
export const redo = (): void => void step('redo')
