import { useState } from 'react';
import classes from './framed-image.module.css';

interface FramedImageProps {
  src: string;
  alt: string;
  width: number;
  height: number;
  /** Images on screen from the start load at once; the rest when they come near. */
  eager?: boolean;
  className?: string;
}

/** An image whose space is reserved by its aspect ratio before a byte arrives. */
export function FramedImage({ src, alt, width, height, eager = false, className }: FramedImageProps) {
  const [state, setState] = useState<'loading' | 'loaded' | 'broken'>('loading');
  return (
    <div
      className={[classes.frame, className].filter(Boolean).join(' ')}
      style={{ aspectRatio: `${width} / ${height}` }}
    >
      <img
        // An image out of the cache is complete before React listens.
        ref={(image) => {
          if (image?.complete && image.naturalWidth > 0) setState('loaded');
        }}
        className={classes.image}
        data-loaded={state === 'loaded' || undefined}
        src={src}
        alt={alt}
        width={width}
        height={height}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        draggable={false}
        onLoad={() => setState('loaded')}
        onError={() => setState('broken')}
      />
      {state === 'broken' && <span className={classes.broken}>The image could not be loaded</span>}
    </div>
  );
}
