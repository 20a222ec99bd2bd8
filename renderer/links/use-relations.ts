import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Relation } from '../../shared/model/link.ts'
import { useCall } from '../queries.ts'
import { directionOf, relationName, type Direction } from './relations.ts'

export interface Relations {
  /** The built-in ones, then the user's own by name. */
  all: readonly Relation[]
  nameOf: (relation: string, near?: 'from' | 'to') => string
  directionOf: (relation: string, near: 'from' | 'to') => Direction
}

/** The relations one can link with, and how each reads from either end. */
export function useRelations(): Relations {
  const { t } = useTranslation('links')
  const { data } = useCall('relations.list', {})
  return useMemo(() => {
    const all = data ?? []
    const byName = new Map(all.map((relation) => [relation.name, relation]))
    return {
      all,
      nameOf: (relation, near = 'from') => relationName(relation, t, near, byName.get(relation)),
      directionOf: (relation, near) => directionOf(relation, near, byName.get(relation)),
    }
  }, [data, t])
}
