import { ActionIcon, RingProgress, Text, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { FramedImage } from '@/components/framed-image';
import type { GeneratedImage } from '@/lib/api/types';
import { downloadUrl } from '@/lib/download';
import { altText } from '@/lib/format';
import classes from './generation-card.module.css';

interface ImageTileProps {
  image: GeneratedImage;
  prompt: string;
  several: boolean;
}

/** A finished image: opens in the lightbox, downloads from its corner. */
export function ImageTile({ image, prompt, several }: ImageTileProps) {
  return (
    <div className={classes.tile}>
      <Link
        to="/gallery/$assetId"
        params={{ assetId: image.assetId }}
        state={{ overlay: true }}
        resetScroll={false}
        className={classes.tileLink}
      >
        <FramedImage
          eager
          src={image.previewUrl}
          alt={altText(prompt, several ? image.index : undefined)}
          width={image.width}
          height={image.height}
        />
      </Link>
      <div className={classes.tileActions}>
        <Tooltip label="Download">
          <ActionIcon
            component="a"
            href={downloadUrl(image.url)}
            download
            aria-label={several ? `Download image ${image.index + 1}` : 'Download'}
            className={classes.glass}
          >
            <IconDownload size={17} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}

interface PlaceholderTileProps {
  width: number;
  height: number;
  running: boolean;
  /** Null while there is no progress to show. */
  percent: number | null;
  text: string;
}

/** The place of an image that is not there yet, at its final aspect ratio. The card's text carries the state. */
export function PlaceholderTile({ width, height, running, percent, text }: PlaceholderTileProps) {
  return (
    <div
      className={classes.placeholder}
      data-running={running || undefined}
      style={{ aspectRatio: `${width} / ${height}` }}
      aria-hidden="true"
    >
      {percent === null ? (
        <Text size="sm" fw={600}>
          {text}
        </Text>
      ) : (
        <RingProgress
          size={84}
          thickness={6}
          roundCaps
          rootColor="var(--ig-border)"
          sections={[{ value: percent, color: 'brand.5' }]}
          label={
            <Text ta="center" className={classes.percent}>
              {Math.round(percent)} %
            </Text>
          }
        />
      )}
    </div>
  );
}
