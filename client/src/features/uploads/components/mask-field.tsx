import { Button, Group, Text } from '@mantine/core';
import { IconMask, IconX } from '@tabler/icons-react';
import { FieldError } from '@/components/field-error';
import type { DraftImage } from '@/lib/draft-image';
import type { OnUploaded } from '../uploads';
import classes from './reference-field.module.css';
import { UploadButton } from './upload-button';
import { UploadTiles, usePendingUploads } from './upload-tiles';

interface MaskFieldProps {
  mask: DraftImage | null;
  /** The image that the mask lies over. */
  reference: DraftImage | null;
  error?: string;
  onUploaded: OnUploaded;
  onRemove: () => void;
}

/** Says which part of the first reference image may change: white changes, black stays. */
export function MaskField({ mask, reference, error, onUploaded, onRemove }: MaskFieldProps) {
  const pending = usePendingUploads('mask');
  const note = sizeNote(mask, reference);
  return (
    <div role="group" aria-label="Mask">
      <div className={classes.mask}>
        {mask && <img src={mask.thumbnailUrl} alt={`Mask: ${mask.name}`} className={classes.maskImage} />}
        <div>
          <Text size="sm" fw={500}>
            Mask
          </Text>
          <Text size="xs" c="dimmed">
            White areas are changed, black areas are kept.
          </Text>
          <Group gap={8} mt={6}>
            <UploadButton
              purpose="mask"
              inputLabel="Upload a mask"
              size="compact-sm"
              variant="light"
              leftSection={<IconMask size={15} />}
              onUploaded={onUploaded}
            >
              {mask ? 'Replace the mask' : 'Add a mask'}
            </UploadButton>
            {mask && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconX size={14} />}
                onClick={onRemove}
              >
                Remove the mask
              </Button>
            )}
          </Group>
        </div>
      </div>
      {pending.length > 0 && (
        <ul className={classes.tiles} aria-label="Mask on its way">
          <UploadTiles pending={pending} />
        </ul>
      )}
      {note && (
        <Text size="xs" c="var(--mantine-color-orange-light-color)" mt={6}>
          {note}
        </Text>
      )}
      <FieldError message={error} />
    </div>
  );
}

function sizeNote(mask: DraftImage | null, reference: DraftImage | null): string | null {
  if (!mask?.width || !mask.height || !reference?.width || !reference.height) return null;
  if (mask.width === reference.width && mask.height === reference.height) return null;
  return `The mask has ${mask.width} × ${mask.height} pixels and the first reference ${reference.width} × ${reference.height}: they should be the same.`;
}
