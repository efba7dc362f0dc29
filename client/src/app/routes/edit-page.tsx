import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { useEdit } from '@/features/edits/api/get-edit';
import { EditDetail } from '@/features/edits/components/edit-detail';
import { editTitle } from '@/features/edits/edit-text';
import { formatDateTime } from '@/lib/format';
import { useUpscale } from './use-upscale';

const route = getRouteApi('/signed-in/edits/$id');
const usualFactor = 2;

export function EditPage() {
  const { id } = route.useParams();
  const edit = useEdit(id);
  const upscale = useUpscale();
  return (
    <>
      <PageHeader
        title={edit.data ? editTitle(edit.data) : 'Upscale'}
        description={edit.data && `Requested ${formatDateTime(edit.data.createdAt)}`}
      >
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} />}
          renderRoot={(props) => <Link to="/edits" {...props} />}
        >
          Edits
        </Button>
      </PageHeader>
      {edit.data && <EditDetail edit={edit.data} onAgain={(source) => upscale(source, usualFactor)} />}
      {edit.isPending && (
        <div role="status" aria-label="Loading the edit">
          <Skeleton height={480} radius="xl" />
        </div>
      )}
      {edit.isError && !edit.data && (
        <ErrorState
          title="This edit could not be loaded"
          error={edit.error}
          onRetry={() => void edit.refetch()}
          retrying={edit.isFetching}
        />
      )}
    </>
  );
}
