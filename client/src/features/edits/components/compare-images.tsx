import { Anchor, Group, SegmentedControl, Slider, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { altText } from '@/lib/format';
import { sizeText } from '../edit-text';
import classes from './compare-images.module.css';

interface ComparedImage {
  assetId: string;
  url: string;
  width: number;
  height: number;
}

interface CompareImagesProps {
  before: ComparedImage;
  after: ComparedImage;
  prompt: string;
}

const halfWay = 50;

/** Two images of one subject over each other: the slider moves the border between them. */
export function CompareImages({ before, after, prompt }: CompareImagesProps) {
  const [share, setShare] = useState(halfWay);
  const [zoom, setZoom] = useState('fit');
  const subject = altText(prompt);
  return (
    <figure className={classes.compare}>
      <div
        className={classes.window}
        data-zoom={zoom}
        role="group"
        aria-label="Before and after"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- at full size it is scrolled by keyboard
        tabIndex={0}
      >
        <div
          className={classes.stage}
          style={{
            aspectRatio: `${after.width} / ${after.height}`,
            '--share': `${share}%`,
            '--width': `${after.width}px`,
          }}
        >
          <img src={before.url} alt={`Before: ${subject}`} className={classes.image} draggable={false} />
          <img
            src={after.url}
            alt={`After: ${subject}`}
            className={classes.image}
            data-after="true"
            draggable={false}
          />
          <span className={classes.border} aria-hidden="true" />
        </div>
      </div>
      <Slider value={share} label={null} thumbLabel="Border between before and after" onChange={setShare} />
      <Group justify="space-between" align="center" component="figcaption" gap="xs">
        <ImageLink name="Before" image={before} />
        <SegmentedControl
          size="xs"
          aria-label="Zoom"
          data={[
            { value: 'fit', label: 'Fit' },
            { value: 'actual', label: 'Actual size' },
          ]}
          value={zoom}
          onChange={setZoom}
        />
        <ImageLink name="After" image={after} />
      </Group>
    </figure>
  );
}

function ImageLink({ name, image }: { name: string; image: ComparedImage }) {
  return (
    <Text size="sm">
      <Anchor
        underline="always"
        renderRoot={(props) => (
          <Link
            to="/gallery/$assetId"
            params={{ assetId: image.assetId }}
            state={{ overlay: true }}
            resetScroll={false}
            {...props}
          />
        )}
      >
        {name}
      </Anchor>{' '}
      · {sizeText(image)}
    </Text>
  );
}
