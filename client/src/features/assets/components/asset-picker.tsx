import { Modal, SimpleGrid, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { FramedImage } from '@/components/framed-image';
import { ListContent } from '@/components/list-content';
import { type More, MoreButton } from '@/components/load-more';
import { SearchField } from '@/components/search-field';
import type { AssetSummary } from '@/lib/api/types';
import { altText } from '@/lib/format';
import { useAssetList } from '../api/list-assets';
import classes from './asset-picker.module.css';

interface AssetPickerProps {
  opened: boolean;
  onClose: () => void;
  onPick: (asset: AssetSummary) => void;
}

/** Chooses an image of the gallery without leaving the page. */
export function AssetPicker({ opened, onClose, onPick }: AssetPickerProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Choose from the gallery" size="xl">
      <PickerContent
        onPick={(asset) => {
          onPick(asset);
          onClose();
        }}
      />
    </Modal>
  );
}

function PickerContent({ onPick }: Pick<AssetPickerProps, 'onPick'>) {
  const [q, setQuery] = useState('');
  const list = useAssetList({ q: q || undefined });

  return (
    <>
      <SearchField label="Search prompts" value={q} onChange={setQuery} />
      <div className={classes.content}>
        <ListContent
          list={list}
          errorTitle="The gallery could not be loaded"
          skeleton={<PickerSkeleton />}
          empty={
            <EmptyState icon={IconPhoto} title={q ? 'No image matches' : 'The gallery is empty'}>
              {q ? 'Try other words.' : 'Generate an image first, or upload one.'}
            </EmptyState>
          }
        >
          {(assets, more) => <Choices assets={assets} more={more} onPick={onPick} />}
        </ListContent>
      </div>
    </>
  );
}

interface ChoicesProps extends Pick<AssetPickerProps, 'onPick'> {
  assets: readonly AssetSummary[];
  more: More;
}

function Choices({ assets, more, onPick }: ChoicesProps) {
  return (
    <>
      <ul className={classes.grid} aria-label="Images to choose from">
        {assets.map((asset) => (
          <li key={asset.id}>
            <UnstyledButton className={classes.choice} onClick={() => onPick(asset)}>
              <FramedImage src={asset.thumbnailUrl} alt={altText(asset.prompt)} width={1} height={1} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <MoreButton more={more} />
      <Text size="xs" c="dimmed" mt="sm">
        The image is sent exactly as it is stored.
      </Text>
    </>
  );
}

function PickerSkeleton() {
  return (
    <SimpleGrid cols={{ base: 3, sm: 5 }} spacing={8} role="status" aria-label="Loading images">
      {Array.from({ length: 10 }, (_, place) => (
        <Skeleton key={place} style={{ aspectRatio: 1 }} height="auto" radius="md" />
      ))}
    </SimpleGrid>
  );
}
