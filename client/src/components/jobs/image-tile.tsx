import { ActionIcon, RingProgress, Text, Tooltip } from '@mantine/core';
import { IconDownload, IconPhotoPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FramedImage } from '@/components/framed-image';
import type { GeneratedImage, PartialImage } from '@/lib/api/types';
import { downloadUrl } from '@/lib/download';
import { altText } from '@/lib/format';
import classes from './job-card.module.css';

interface ImageTileProps {
  image: GeneratedImage;
  prompt: string;
  several: boolean;
  onReference?: OnReference;
  /** What else can be done with it. */
  actions?: ReactNode;
}

/** An image of the library that something can be done with. */
interface SourceImage {
  id: string;
  thumbnailUrl: string;
  width: number;
  height: number;
  prompt: string;
}

/** What can be done with a finished image besides; the app composes it. */
export type ImageActions = (image: SourceImage, which: string) => ReactNode;

/** Takes a finished image as a reference for the next one. */
export type OnReference = (image: SourceImage) => void;

/** A finished image: opens in the lightbox, downloads from its corner. */
export function ImageTile({ image, prompt, several, onReference, actions }: ImageTileProps) {
  const which = several ? ` image ${image.index + 1}` : '';
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
        {onReference && (
          <Tooltip label="Use as reference">
            <ActionIcon
              aria-label={`Use${which} as reference`}
              className={classes.glass}
              onClick={() => onReference({ ...image, id: image.assetId, prompt })}
            >
              <IconPhotoPlus size={17} />
            </ActionIcon>
          </Tooltip>
        )}
        {actions}
        <Tooltip label="Download">
          <ActionIcon
            component="a"
            href={downloadUrl(image.url)}
            download
            aria-label={`Download${which}`}
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
  /** What the provider shows of it already. */
  partial?: PartialImage;
}

/** The place of an image that is not there yet, at its final aspect ratio. The card's text carries the state. */
export function PlaceholderTile({ width, height, running, percent, text, partial }: PlaceholderTileProps) {
  return (
    <div
      className={classes.placeholder}
      data-running={(running && !partial) || undefined}
      data-partial={partial ? true : undefined}
      style={{ aspectRatio: `${width} / ${height}` }}
      aria-hidden="true"
    >
      {partial && <img key={partial.version} src={partial.url} alt="" className={classes.partial} />}
      {partial ? (
        <span className={classes.partialMark}>
          Unfinished{percent !== null && `, ${Math.round(percent)} %`}
        </span>
      ) : percent === null ? (
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
