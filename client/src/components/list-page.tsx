import { Button } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState } from './empty-state';
import { ListContent, type ListContentProps } from './list-content';
import { PageHeader } from './page-header';

interface ListPageProps<Item> extends ListContentProps<Item> {
  title: string;
  description: string;
  toolbar: ReactNode;
  /** What is said when the filters leave nothing; null while none is in force. */
  filtered: { title: string; advice: string; onClear: () => void } | null;
}

/** A page that is a list: header, toolbar, and the list in whichever state it is. */
export function ListPage<Item>({
  title,
  description,
  toolbar,
  filtered,
  empty,
  ...content
}: ListPageProps<Item>) {
  const { isPlaceholderData } = content.list;
  return (
    <>
      <PageHeader title={title} description={description} />
      {toolbar}
      <div
        style={{ marginTop: 12, opacity: isPlaceholderData ? 0.55 : 1, transition: 'opacity 120ms' }}
        aria-busy={isPlaceholderData}
      >
        <ListContent empty={filtered ? <NothingFound {...filtered} /> : empty} {...content} />
      </div>
    </>
  );
}

function NothingFound({ title, advice, onClear }: NonNullable<ListPageProps<never>['filtered']>) {
  return (
    <EmptyState
      icon={IconSearchOff}
      title={title}
      action={<Button onClick={onClear}>Clear the filters</Button>}
    >
      {advice}
    </EmptyState>
  );
}
