import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Asset } from '@/lib/api/types';
import classes from './asset-lineage.module.css';

/** The images that this one was made from, and those that were made from it. Nothing where there are none. */
export function AssetLineage({ asset: { sources, derived } }: { asset: Asset }) {
  return (
    <>
      <Neighbours title="Made from" images={sources} />
      <Neighbours title="Made from this image" images={derived} />
    </>
  );
}

interface NeighboursProps {
  title: string;
  images: readonly { assetId: string; thumbnailUrl: string }[];
}

function Neighbours({ title, images }: NeighboursProps) {
  if (images.length === 0) return null;
  return (
    <section aria-label={title}>
      <Text size="sm" fw={600} mb={6}>
        {title}
      </Text>
      <Group gap={8} component="ul" className={classes.list}>
        {images.map(({ assetId, thumbnailUrl }, place) => (
          <li key={assetId}>
            <Link
              to="/gallery/$assetId"
              params={{ assetId }}
              search={true}
              replace
              aria-label={`${title}: image ${place + 1}`}
              className={classes.link}
            >
              <img src={thumbnailUrl} alt="" className={classes.image} />
            </Link>
          </li>
        ))}
      </Group>
    </section>
  );
}
