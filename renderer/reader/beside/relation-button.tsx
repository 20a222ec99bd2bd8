import { useState, type ReactElement } from 'react'
import { DialogTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { RelationMenu } from '../../links/relation-menu.tsx'
import { Button } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'

/** Opens the eight relations and the user's own, to confirm a proposal with one of them. */
export function RelationButton({ onChoose }: { onChoose: (relation: string) => void }): ReactElement {
  const { t } = useTranslation(['beside', 'links'])
  const [isOpen, setOpen] = useState(false)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button variant="quiet">{t('otherRelation')}</Button>
      <Popover label={t('links:chooseTitle')} bare>
        <RelationMenu
          onChoose={(relation) => {
            setOpen(false)
            onChoose(relation)
          }}
        />
      </Popover>
    </DialogTrigger>
  )
}
