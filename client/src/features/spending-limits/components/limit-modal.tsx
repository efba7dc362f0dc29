import { Modal } from '@mantine/core';
import type { SpendingLimit } from '../types';
import { limitName } from '../limit-text';
import { LimitForm, type LimitSubjects } from './limit-form';

interface LimitModalProps {
  /** The limit to change, `new` for another one, null while the dialog is closed. */
  edited: SpendingLimit | 'new' | null;
  subjects: LimitSubjects;
  onClose: () => void;
}

export function LimitModal({ edited, subjects, onClose }: LimitModalProps) {
  const limit = edited === 'new' ? null : edited;
  return (
    <Modal
      opened={edited !== null}
      onClose={onClose}
      title={limit ? `Limit of ${limitName(limit)}` : 'New spending limit'}
    >
      {edited !== null && (
        <LimitForm key={limit?.id ?? 'new'} limit={limit} subjects={subjects} onDone={onClose} />
      )}
    </Modal>
  );
}
