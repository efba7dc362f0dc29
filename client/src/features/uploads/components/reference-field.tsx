import { Button, Group, Input, Text } from '@mantine/core';
import { IconLibraryPhoto, IconPhotoPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FieldError } from '@/components/field-error';
import type { DraftImage } from '@/lib/draft-image';
import type { OnUploaded } from '../uploads';
import classes from './reference-field.module.css';
import { ReferenceTile } from './reference-tile';
import { UploadButton } from './upload-button';
import { UploadTiles, usePendingUploads } from './upload-tiles';

interface ReferenceFieldProps {
  references: readonly DraftImage[];
  /** How many the chosen model takes. */
  max: number;
  error?: string;
  onChange: (references: readonly DraftImage[]) => void;
  onUploaded: OnUploaded;
  /** Opens the library to choose from. */
  onBrowse: () => void;
  /** What else is set about the images: a mask, how closely they are followed. */
  children?: ReactNode;
}

/** Images that are sent along: to be changed, or to be followed. */
export function ReferenceField(props: ReferenceFieldProps) {
  const { references, max, error, onChange, onUploaded, onBrowse, children } = props;
  const pending = usePendingUploads('reference');
  if (max === 0 && pending.length === 0) return null;

  const move = (place: number, by: number) => onChange(moved(references, place, by));
  // One that failed takes no place: another file may be chosen while its reason stands there.
  const coming = pending.filter(({ error: reason }) => reason === null);
  const full = references.length + coming.length >= max;

  return (
    <div role="group" aria-labelledby="references-label">
      <Group gap={8} mb={6}>
        <Input.Label id="references-label" component="span">
          Reference images
        </Input.Label>
        <Text size="xs" c="dimmed" component="span">
          {max === 1 ? 'one at most' : `up to ${max}`}
        </Text>
      </Group>
      <ul className={classes.tiles} aria-label="Reference images">
        {references.map((image, place) => (
          <ReferenceTile
            key={`${image.source}-${image.id}`}
            image={image}
            place={place}
            count={references.length}
            unused={place >= max}
            onMove={(by) => move(place, by)}
            onRemove={() => onChange(references.filter((other) => other !== image))}
          />
        ))}
        <UploadTiles pending={pending} />
      </ul>
      {!full && (
        <div className={classes.drop}>
          <Group gap={8}>
            <UploadButton
              purpose="reference"
              inputLabel="Upload reference images"
              size="xs"
              variant="light"
              leftSection={<IconPhotoPlus size={15} />}
              onUploaded={onUploaded}
            >
              Upload
            </UploadButton>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconLibraryPhoto size={15} />}
              onClick={onBrowse}
            >
              From the gallery
            </Button>
          </Group>
          <Text size="xs" c="dimmed" mt={8}>
            Or drop or paste {max === 1 ? 'an image' : 'images'} anywhere on this page: PNG, JPEG or WebP, up
            to 25 MB.
          </Text>
        </div>
      )}
      <FieldError message={error} />
      {references.length > 0 && children}
    </div>
  );
}

function moved(images: readonly DraftImage[], place: number, by: number): DraftImage[] {
  const order = [...images];
  order.splice(place + by, 0, ...order.splice(place, 1));
  return order;
}
