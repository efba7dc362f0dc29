import { Button, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { errorText } from '@/lib/api/problem';
import classes from './empty-state.module.css';

interface ErrorStateProps {
  title: string;
  error: unknown;
  onRetry: () => void;
  retrying?: boolean;
  /** 1 when this is all there is on the page. */
  order?: 1 | 2;
}

export function ErrorState({ title, error, onRetry, retrying = false, order = 2 }: ErrorStateProps) {
  return (
    <div className={classes.root} role="alert">
      <div className={`${classes.icon} ${classes.error}`} aria-hidden="true">
        <IconAlertTriangle size={30} stroke={1.6} />
      </div>
      <Title order={order} mt="xs">
        {title}
      </Title>
      <Text c="dimmed" size="sm" maw={440}>
        {errorText(error)}
      </Text>
      <Button mt="xs" leftSection={<IconRefresh size={16} />} onClick={onRetry} loading={retrying}>
        Try again
      </Button>
    </div>
  );
}
