import { Button, Group, Input, Text } from '@mantine/core';
import { IconLibraryPhoto, IconPhotoPlus } from '@tabler/icons-react';
import type { Capabilities } from '@/lib/api/types';
import { useStore } from '@/lib/store';
import type { Draft, DraftImage } from '@/features/composer/draft';
import { removeUpload, retryUpload, uploads } from '../uploads';
import { MaskField } from './mask-field';
import classes from './reference-field.module.css';
import { ReferenceTile, UploadTile } from './reference-tile';
import { StrengthField } from '@/features/composer/components/strength-field';
import { UploadButton } from './upload-button';

interface ReferenceFieldProps {
  capabilities: Capabilities;
  draft: Pick<Draft, 'references' | 'mask' | 'strength'>;
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<Draft>) => void;
  /** Opens the library to choose from. */
  onBrowse: () => void;
}

/** Images that are sent along: to be changed, to be followed, and which part of the first one may change. */
export function ReferenceField({ capabilities, draft, errors, onChange, onBrowse }: ReferenceFieldProps) {
  const pending = useStore(uploads);
  const { maxReferences, mask, strength } = capabilities;
  const { references } = draft;
  const arriving = pending.filter(({ role }) => role === 'reference');
  const error = errors.references ?? firstOf(errors, 'references');
  if (maxReferences === 0 && arriving.length === 0) return null;

  const move = (place: number, by: number) => onChange({ references: moved(references, place, by) });
  // One that failed takes no place: another file may be chosen while its reason stands there.
  const coming = arriving.filter(({ error: reason }) => reason === null);
  const full = references.length + coming.length >= maxReferences;

  return (
    <div role="group" aria-labelledby="references-label">
      <Group gap={8} mb={6}>
        <Input.Label id="references-label" component="span">
          Reference images
        </Input.Label>
        <Text size="xs" c="dimmed" component="span">
          {maxReferences === 1 ? 'one at most' : `up to ${maxReferences}`}
        </Text>
      </Group>
      <ul className={classes.tiles} aria-label="Reference images">
        {references.map((image, place) => (
          <ReferenceTile
            key={`${image.source}-${image.id}`}
            image={image}
            place={place}
            count={references.length}
            unused={place >= maxReferences}
            onMove={(by) => move(place, by)}
            onRemove={() => onChange({ references: references.filter((other) => other !== image) })}
          />
        ))}
        {arriving.map((upload) => (
          <UploadTile
            key={upload.key}
            upload={upload}
            onRemove={() => removeUpload(upload.key)}
            onRetry={() => retryUpload(upload)}
          />
        ))}
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
            Or drop or paste {maxReferences === 1 ? 'an image' : 'images'} anywhere on this page: PNG, JPEG or
            WebP, up to 25 MB.
          </Text>
        </div>
      )}
      {error && (
        <Text size="xs" c="var(--mantine-color-error)" mt={6} role="alert">
          {error}
        </Text>
      )}
      {mask && references.length > 0 && (
        <MaskField
          mask={draft.mask}
          reference={references[0] ?? null}
          error={errors.mask}
          onChange={(next) => onChange({ mask: next })}
        />
      )}
      {strength && references.length > 0 && (
        <StrengthField
          value={draft.strength}
          error={errors.strength}
          onChange={(next) => onChange({ strength: next })}
        />
      )}
    </div>
  );
}

function moved(images: readonly DraftImage[], place: number, by: number): DraftImage[] {
  const order = [...images];
  order.splice(place + by, 0, ...order.splice(place, 1));
  return order;
}

/** The message at the first field below `name`: the server names `references[1].assetId`. */
function firstOf(errors: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(errors).find(
    ([field]) => field.startsWith(`${name}[`) || field.startsWith(`${name}.`),
  )?.[1];
}
