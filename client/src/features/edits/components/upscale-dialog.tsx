import { Skeleton } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { ErrorState } from '@/components/error-state';
import type { Edit } from '@/lib/api/types';
import { useUpscalers } from '../api/list-upscalers';
import type { UpscaleSource } from '../upscale-choice';
import { UpscaleForm } from './upscale-form';

const modalId = 'upscale';

/** Asks how an image is to be enlarged. */
export function openUpscale(source: UpscaleSource, factor: number, onAccepted: (edit: Edit) => void): void {
  const close = () => closeModal(modalId);
  openModal({
    modalId,
    title: 'Upscale the image',
    children: (
      <UpscaleDialog
        source={source}
        factor={factor}
        onCancel={close}
        onAccepted={(edit) => {
          close();
          onAccepted(edit);
        }}
      />
    ),
  });
}

interface UpscaleDialogProps {
  source: UpscaleSource;
  factor: number;
  onCancel: () => void;
  onAccepted: (edit: Edit) => void;
}

function UpscaleDialog(props: UpscaleDialogProps) {
  const models = useUpscalers();
  if (models.data) return <UpscaleForm models={models.data} {...props} />;
  if (models.isError)
    return (
      <ErrorState
        title="The models could not be loaded"
        error={models.error}
        onRetry={() => void models.refetch()}
        retrying={models.isFetching}
      />
    );
  return (
    <div role="status" aria-label="Loading the models">
      <Skeleton height={220} radius="md" />
    </div>
  );
}
