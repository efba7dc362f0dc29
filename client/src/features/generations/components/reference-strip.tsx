import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Generation } from '@/lib/api/types';
import classes from './reference-strip.module.css';

type Reference = Generation['references'][number];

/** The images that a generation was given; those of the library lead to themselves. */
export function ReferenceStrip({ references }: { references: readonly Reference[] }) {
  if (references.length === 0) return null;
  return (
    <div style={{ marginTop: 'var(--mantine-spacing-md)' }}>
      <Text size="sm" c="dimmed" mb={6}>
        Reference images
      </Text>
      <ul className={classes.strip} aria-label="Reference images">
        {references.map((reference, place) => {
          const image = (
            <img src={reference.thumbnailUrl} alt={`Reference ${place + 1}`} className={classes.image} />
          );
          return (
            <li key={reference.id}>
              {reference.source === 'asset' ? (
                <Link to="/gallery/$assetId" params={{ assetId: reference.id }} className={classes.link}>
                  {image}
                </Link>
              ) : (
                <a href={reference.url} target="_blank" rel="noreferrer" className={classes.link}>
                  {image}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
