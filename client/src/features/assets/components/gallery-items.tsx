import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Ref } from 'react';
import { FramedImage } from '@/components/framed-image';
import { useIsPreview } from '@/components/preview-badge';
import type { AssetSummary } from '@/lib/api/types';
import { altText, formatAgo, formatDateTime, formatMoney } from '@/lib/format';
import classes from './gallery-items.module.css';

export interface GalleryItemProps {
  asset: AssetSummary;
  tabIndex: number;
  ref: Ref<HTMLAnchorElement>;
  onFocus: () => void;
  /** Laid over the page by the lightbox: the gallery under it keeps its place. */
  large?: boolean;
}

export function GalleryTile({ asset, tabIndex, ref, onFocus, large = false }: GalleryItemProps) {
  const isPreview = useIsPreview(asset.model);
  return (
    <AssetLink asset={asset} className={classes.tile} tabIndex={tabIndex} ref={ref} onFocus={onFocus}>
      <FramedImage
        src={large ? asset.previewUrl : asset.thumbnailUrl}
        alt={altText(asset.prompt)}
        width={asset.width}
        height={asset.height}
      />
      {isPreview && <span className={classes.mark}>Preview</span>}
      <span className={classes.caption} aria-hidden="true">
        <span>{asset.prompt}</span>
        {asset.modelName} · {formatAgo(asset.createdAt)}
      </span>
    </AssetLink>
  );
}

export function GalleryLine({ asset, tabIndex, ref, onFocus }: GalleryItemProps) {
  const isPreview = useIsPreview(asset.model);
  return (
    <AssetLink asset={asset} className={classes.line} tabIndex={tabIndex} ref={ref} onFocus={onFocus}>
      <div className={classes.thumb}>
        <FramedImage src={asset.thumbnailUrl} alt="" width={1} height={1} />
      </div>
      <div>
        <Text size="sm" className={classes.twoLines}>
          {asset.prompt}
        </Text>
        <Text size="xs" c="dimmed">
          {asset.createdBy.displayName} ·{' '}
          <span title={formatDateTime(asset.createdAt)}>{formatAgo(asset.createdAt)}</span>
        </Text>
      </div>
      <Text size="sm" className={classes.extra}>
        {asset.modelName}
      </Text>
      <Text size="sm" c="dimmed" className={classes.extra}>
        {asset.width} × {asset.height}
      </Text>
      <Text size="sm" c="dimmed" ta="right" className={classes.extra}>
        {assetCost(asset, isPreview)}
      </Text>
    </AssetLink>
  );
}

export function assetCost(
  { cost, currency }: Pick<AssetSummary, 'cost' | 'currency'>,
  isPreview: boolean,
): string {
  if (isPreview && !cost) return 'Free preview';
  return cost === null ? 'Cost unknown' : formatMoney(cost, currency);
}

function AssetLink({
  asset,
  ...props
}: Omit<GalleryItemProps, 'large'> & { className: string | undefined; children: React.ReactNode }) {
  return (
    <Link
      to="/gallery/$assetId"
      params={{ assetId: asset.id }}
      search={true}
      state={{ overlay: true }}
      resetScroll={false}
      preload={false}
      {...props}
    />
  );
}
