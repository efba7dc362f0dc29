import { Button, Skeleton } from '@mantine/core';
import { IconMaximize, IconPhoto } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '@/components/empty-state';
import { ListPage } from '@/components/list-page';
import { useEditList } from '@/features/edits/api/list-edits';
import { EditList } from '@/features/edits/components/edit-list';

export function EditsPage() {
  return (
    <ListPage
      title="Edits"
      description="Images that were made larger: running, done, failed and cancelled."
      toolbar={null}
      list={useEditList()}
      errorTitle="The edits could not be loaded"
      skeleton={
        <div role="status" aria-label="Loading the edits">
          {[1, 2, 3, 4].map((line) => (
            <Skeleton key={line} height={90} radius="lg" mb={8} />
          ))}
        </div>
      }
      empty={<NoEdits />}
      filtered={null}
    >
      {(edits, more) => <EditList edits={edits} more={more} />}
    </ListPage>
  );
}

function NoEdits() {
  return (
    <EmptyState
      icon={IconMaximize}
      title="No edits yet"
      action={
        <Button
          leftSection={<IconPhoto size={17} />}
          renderRoot={(props) => <Link to="/gallery" {...props} />}
        >
          Open the gallery
        </Button>
      }
    >
      Open an image and choose “Upscale 2x” or “Upscale 4x”.
    </EmptyState>
  );
}
