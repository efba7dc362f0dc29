import { Modal } from '@mantine/core';
import { PriceForm, type PricedModel } from './price-form';

interface PriceModalProps {
  opened: boolean;
  models: readonly PricedModel[];
  initialModel: string | null;
  onClose: () => void;
}

export function PriceModal({ opened, models, initialModel, onClose }: PriceModalProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="New price" size="lg">
      <PriceForm models={models} initialModel={initialModel} onDone={onClose} />
    </Modal>
  );
}
