import { Button, Group, Modal, SimpleGrid, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { FramedImage } from '@/components/framed-image';
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
  const assets = list.data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <>
      <SearchField label="Search prompts" value={q} onChange={setQuery} />
      <div className={classes.content}>
        {list.isPending && <PickerSkeleton />}
        {list.isError && assets.length === 0 && (
          <ErrorState
            title="The gallery could not be loaded"
            error={list.error}
            onRetry={() => void list.refetch()}
            retrying={list.isFetching}
          />
        )}
        {list.isSuccess && assets.length === 0 && (
          <EmptyState icon={IconPhoto} title={q ? 'No image matches' : 'The gallery is empty'}>
            {q ? 'Try other words.' : 'Generate an image first, or upload one.'}
          </EmptyState>
        )}
        <ul className={classes.grid} aria-label="Images to choose from">
          {assets.map((asset) => (
            <li key={asset.id}>
              <UnstyledButton className={classes.choice} onClick={() => onPick(asset)}>
                <FramedImage src={asset.thumbnailUrl} alt={altText(asset.prompt)} width={1} height={1} />
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {list.hasNextPage && (
          <Group justify="center" mt="md">
            <Button
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              Load more
            </Button>
          </Group>
        )}
        {assets.length > 0 && (
          <Text size="xs" c="dimmed" mt="sm">
            The image is sent along as it is stored.
          </Text>
        )}
      </div>
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
