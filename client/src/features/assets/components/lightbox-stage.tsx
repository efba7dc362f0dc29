import { type PointerEvent, useRef } from 'react';
import type { AssetSummary } from '@/lib/api/types';
import { altText } from '@/lib/format';
import classes from './lightbox.module.css';

interface LightboxStageProps {
  asset: AssetSummary;
  zoomed: boolean;
  onToggleZoom: () => void;
  onPrevious?: () => void;
  onNext?: () => void;
}

const swipeDistance = 56;

/** The image, fitted or at its actual size. Fitted, a swipe leads to its neighbours. */
export function LightboxStage({ asset, zoomed, onToggleZoom, onPrevious, onNext }: LightboxStageProps) {
  const swipeStart = useRef<{ x: number; y: number } | null>(null);

  const endSwipe = (event: PointerEvent) => {
    const from = swipeStart.current;
    swipeStart.current = null;
    if (!from || zoomed) return;
    const across = event.clientX - from.x;
    const sideways =
      Math.abs(across) > swipeDistance && Math.abs(across) > 2 * Math.abs(event.clientY - from.y);
    if (!sideways) return;
    if (across > 0) onPrevious?.();
    else onNext?.();
  };

  return (
    // Zoom and neighbours have buttons and keys of their own; the pointer only adds shortcuts to them.
    <div
      className={classes.viewport}
      data-zoom={zoomed || undefined}
      // At actual size the arrow keys scroll, so the box must be able to take the focus.
      {...(zoomed ? { tabIndex: 0, role: 'region', 'aria-label': 'Image at actual size' } : {})}
      onPointerDown={(event) => {
        swipeStart.current = event.pointerType === 'touch' ? { x: event.clientX, y: event.clientY } : null;
      }}
      onPointerUp={endSwipe}
      onPointerCancel={() => {
        swipeStart.current = null;
      }}
      onDoubleClick={onToggleZoom}
    >
      <img
        className={classes.image}
        // The preview is 1280 pixels at most; the original is fetched when it is looked at closely.
        src={zoomed ? asset.url : asset.previewUrl}
        style={{ backgroundImage: `url("${asset.thumbnailUrl}")` }}
        alt={altText(asset.prompt)}
        width={asset.width}
        height={asset.height}
        draggable={false}
      />
    </div>
  );
}
