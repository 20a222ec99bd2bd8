import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { RelationMenu } from '../../links/relation-menu.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Opens the eight relations and the user's own, to confirm a proposal with one of them. */
export function RelationButton({ onChoose }: { onChoose: (relation: string) => void }): ReactElement {
  const { t } = useTranslation(['beside', 'links'])
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" onPress={() => setOpen(true)}>
        {t('otherRelation')}
      </Button>
      <Dialog isOpen={isOpen} size="small" title={t('links:chooseTitle')} onClose={() => setOpen(false)}>
        <RelationMenu
          onChoose={(relation) => {
            setOpen(false)
            onChoose(relation)
          }}
        />
      </Dialog>
    </>
  )
}
