import type { ReactNode } from 'react';
import classes from './job-card.module.css';

interface ImageListProps {
  count: number;
  ratio: number;
  large: boolean;
  children: ReactNode;
}

/** The images of a job, or their places, at one height. */
export function ImageList({ count, ratio, large, children }: ImageListProps) {
  return (
    <ul
      className={classes.images}
      data-large={large || undefined}
      data-several={count > 1 || undefined}
      data-many={count > 2 || undefined}
      style={{ '--ratio': ratio }}
      aria-label="Images"
    >
      {children}
    </ul>
  );
}

interface CardFrameProps {
  large: boolean;
  /** Names the card: "Generation: a fox". */
  label: string;
  count: number;
  /** Width by height of an image; null when what stands in its place is not an image. */
  ratio: number | null;
  images: ReactNode;
  children: ReactNode;
}

/** A job as a card: its images beside what it is and what can be done with it. */
export function CardFrame({ large, label, count, ratio, images, children }: CardFrameProps) {
  return (
    <article className={classes.frame} aria-label={label}>
      <div className={classes.card} data-large={large || undefined} data-several={count > 1 || undefined}>
        {ratio === null ? (
          images
        ) : (
          <ImageList count={count} ratio={ratio} large={large}>
            {images}
          </ImageList>
        )}
        <div className={classes.info}>{children}</div>
      </div>
    </article>
  );
}
