import { Anchor, Skeleton, Stack, Title } from '@mantine/core';
import { getRouteApi, Link, useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ErrorState } from '@/components/error-state';
import { useAsset } from '@/features/assets/api/get-asset';
import { useAssetList } from '@/features/assets/api/list-assets';
import { AssetInfo } from '@/features/assets/components/asset-info';
import { AssetLineage } from '@/features/assets/components/asset-lineage';
import { Lightbox } from '@/features/assets/components/lightbox';
import { assetFilters } from '@/features/assets/gallery-search';
import { useEdit } from '@/features/edits/api/get-edit';
import { useGeneration } from '@/features/generations/api/get-generation';
import { Attempts } from '@/components/jobs/attempts';
import { UpscaleButtons } from '@/features/edits/components/upscale-actions';
import { useUpscale } from './use-upscale';
import { useReference } from './use-reference';
import { useReuse } from './use-reuse';

const route = getRouteApi('/signed-in/gallery/$assetId');

/** The lightbox over the gallery; its address works by itself too. */
export function AssetLightbox() {
  const { assetId } = route.useParams();
  const search = route.useSearch();
  const asset = useAsset(assetId);
  const list = useAssetList(assetFilters(search));
  const reuse = useReuse();
  const useAsReference = useReference();
  const upscale = useUpscale();
  const { close, show } = useLightboxNavigation();

  const assets = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const position = assets.findIndex(({ id }) => id === assetId);
  const previous = position > 0 ? assets[position - 1] : undefined;
  const next = position >= 0 ? assets[position + 1] : undefined;

  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const nearEnd = position >= 0 && position >= assets.length - 4;
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [nearEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  usePreload([previous?.previewUrl, next?.previewUrl]);

  return (
    <Lightbox
      asset={asset.data ?? assets[position] ?? null}
      onClose={close}
      onPrevious={previous && (() => show(previous.id))}
      onNext={next && (() => show(next.id))}
    >
      {asset.data && (
        <AssetInfo
          asset={asset.data}
          onReuse={reuse}
          onReference={useAsReference}
          actions={<UpscaleButtons onUpscale={(factor) => upscale(asset.data, factor)} />}
        >
          <AssetLineage asset={asset.data} />
          {asset.data.kind !== 'generation' && <MadeByEdit editId={asset.data.jobId} />}
          {asset.data.generationId !== null && <MadeBy generationId={asset.data.generationId} />}
        </AssetInfo>
      )}
      {asset.isPending && <InfoSkeleton />}
      {asset.isError && !asset.data && (
        <ErrorState
          title="This image could not be loaded"
          error={asset.error}
          onRetry={() => void asset.refetch()}
          retrying={asset.isFetching}
        />
      )}
    </Lightbox>
  );
}

function MadeBy({ generationId }: { generationId: string }) {
  const generation = useGeneration(generationId);
  if (!generation.data) return null;
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        Attempts
      </Title>
      <Attempts
        attempts={generation.data.attempts}
        createdBy={generation.data.createdBy}
        currency={generation.data.cost.currency}
      />
    </section>
  );
}

/** How it was changed: the attempts of its edit, and the way to both pictures side by side. */
function MadeByEdit({ editId }: { editId: string }) {
  const edit = useEdit(editId);
  if (!edit.data) return null;
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        Attempts
      </Title>
      <Attempts
        attempts={edit.data.attempts}
        createdBy={edit.data.createdBy}
        currency={edit.data.cost.currency}
      />
      <Anchor size="sm" renderRoot={(props) => <Link to="/edits/$id" params={{ id: editId }} {...props} />}>
        Compare with the original
      </Anchor>
    </section>
  );
}

function useLightboxNavigation() {
  const router = useRouter();
  const navigate = useNavigate();
  const overlay = useLocation({ select: ({ state }) => state.overlay === true });
  return {
    close: () => {
      if (overlay) router.history.back();
      else void navigate({ to: '/gallery', search: true, resetScroll: false });
    },
    // Replaced, so that Back and Close leave the lightbox at once, however many images were looked at.
    show: (assetId: string) =>
      void navigate({
        to: '/gallery/$assetId',
        params: { assetId },
        search: true,
        state: true,
        replace: true,
        resetScroll: false,
      }),
  };
}

function usePreload(urls: readonly (string | undefined)[]) {
  const wanted = urls.filter((url) => url !== undefined).join(' ');
  useEffect(() => {
    for (const url of wanted.split(' ').filter(Boolean)) new Image().src = url;
  }, [wanted]);
}

function InfoSkeleton() {
  return (
    <Stack p="lg" role="status" aria-label="Loading the image's details">
      <Skeleton height={14} width="40%" />
      <Skeleton height={60} />
      <Skeleton height={30} width="70%" />
      <Skeleton height={220} />
    </Stack>
  );
}
