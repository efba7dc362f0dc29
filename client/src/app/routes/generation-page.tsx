import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { useGeneration } from '@/features/generations/api/get-generation';
import { GenerationDetail } from '@/features/generations/components/generation-detail';
import { formatDateTime } from '@/lib/format';
import { useImageActions } from './use-upscale';
import { useReference } from './use-reference';
import { useReuse } from './use-reuse';

const route = getRouteApi('/signed-in/generations/$id');

export function GenerationPage() {
  const { id } = route.useParams();
  const generation = useGeneration(id);
  const reuse = useReuse();
  const useAsReference = useReference();
  const imageActions = useImageActions();
  return (
    <>
      <PageHeader
        title="Generation"
        description={generation.data && `Requested ${formatDateTime(generation.data.createdAt)}`}
      >
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} />}
          renderRoot={(props) => <Link to="/history" {...props} />}
        >
          History
        </Button>
      </PageHeader>
      {generation.data && (
        <GenerationDetail
          generation={generation.data}
          onReuse={reuse}
          onReference={useAsReference}
          imageActions={imageActions}
        />
      )}
      {generation.isPending && (
        <div role="status" aria-label="Loading the generation">
          <Skeleton height={480} radius="xl" />
        </div>
      )}
      {generation.isError && !generation.data && (
        <ErrorState
          title="This generation could not be loaded"
          error={generation.error}
          onRetry={() => void generation.refetch()}
          retrying={generation.isFetching}
        />
      )}
    </>
  );
}
