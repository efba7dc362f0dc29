import { ActionIcon, Progress, Text, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconChevronLeft,
  IconChevronRight,
  type Icon,
  IconRefresh,
  IconX,
} from '@tabler/icons-react';
import type { DraftImage } from '@/lib/draft-image';
import type { PendingUpload } from '../uploads';
import classes from './reference-field.module.css';

interface ReferenceTileProps {
  image: DraftImage;
  /** From 0. */
  place: number;
  count: number;
  /** The chosen model takes fewer images than there are. */
  unused: boolean;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** A reference image in its place, movable and removable. */
export function ReferenceTile({ image, place, count, unused, onMove, onRemove }: ReferenceTileProps) {
  const name = `reference ${place + 1}`;
  return (
    <li className={classes.tile} data-unused={unused || undefined}>
      <img src={image.thumbnailUrl} alt={`Reference ${place + 1}: ${image.name}`} className={classes.image} />
      <span className={classes.number} aria-hidden="true">
        {place + 1}
      </span>
      <TileButton icon={IconX} label={`Remove ${name}`} className={classes.remove} onClick={onRemove} />
      {count > 1 && (
        <div className={classes.order}>
          <TileButton
            icon={IconChevronLeft}
            label={`Move ${name} forward`}
            disabled={place === 0}
            onClick={() => onMove(-1)}
          />
          <TileButton
            icon={IconChevronRight}
            label={`Move ${name} back`}
            disabled={place === count - 1}
            onClick={() => onMove(1)}
          />
        </div>
      )}
    </li>
  );
}

interface UploadTileProps {
  upload: PendingUpload;
  onRemove: () => void;
  onRetry: () => void;
}

/** An image on its way: how far it is, or why it did not arrive. */
export function UploadTile({ upload, onRemove, onRetry }: UploadTileProps) {
  const { file, previewUrl, percent, error, mayRetry } = upload;
  if (error !== null)
    return (
      <li className={classes.failed}>
        <IconAlertTriangle size={18} color="var(--mantine-color-error)" aria-hidden="true" />
        <div className={classes.reason} role="alert">
          <Text size="xs" fw={600} truncate>
            {file.name}
          </Text>
          <Text size="xs">{error}</Text>
        </div>
        {mayRetry && <TileButton icon={IconRefresh} label={`Upload ${file.name} again`} onClick={onRetry} />}
        <TileButton icon={IconX} label={`Dismiss ${file.name}`} onClick={onRemove} />
      </li>
    );

  return (
    <li className={classes.tile}>
      <img src={previewUrl} alt="" className={classes.image} data-arriving />
      <Progress
        className={classes.progress}
        size="sm"
        value={percent}
        aria-label={`Uploading ${file.name}`}
      />
      <TileButton icon={IconX} label={`Cancel ${file.name}`} className={classes.remove} onClick={onRemove} />
    </li>
  );
}

interface TileButtonProps {
  icon: Icon;
  label: string;
  className?: string;
  disabled?: boolean;
  onClick: () => void;
}

function TileButton({ icon: Icon, label, className, ...props }: TileButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={24} variant="default" aria-label={label} className={className} {...props}>
        <Icon size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
