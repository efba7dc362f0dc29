import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { CreatedApiKey as Key } from '@/lib/api/types';
import { CreateApiKeyForm } from './create-api-key-form';
import { CreatedApiKey } from './created-api-key';

/** Makes a key and shows it once: a click outside does not close the dialog while the key is on screen. */
export function CreateApiKeyModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [created, setCreated] = useState<Key | null>(null);
  const close = () => {
    setCreated(null);
    onClose();
  };

  return (
    <Modal
      opened={opened}
      onClose={close}
      title={created ? 'Your new API key' : 'New API key'}
      size="lg"
      closeOnClickOutside={created === null}
      closeOnEscape={created === null}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {created ? (
        <CreatedApiKey apiKey={created} onDone={close} />
      ) : (
        <CreateApiKeyForm onCreated={setCreated} onCancel={close} />
      )}
    </Modal>
  );
}
