import { Text, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  icon: Icon;
  title: string;
  /** The one thing to do next. */
  action?: ReactNode;
  children?: ReactNode;
  /** 1 when this is all there is on the page. */
  order?: 1 | 2 | 3;
}

export function EmptyState({ icon: Icon, title, action, children, order = 2 }: EmptyStateProps) {
  return (
    <div className={classes.root}>
      <div className={classes.icon} aria-hidden="true">
        <Icon size={30} stroke={1.6} />
      </div>
      <Title order={order} mt="xs">
        {title}
      </Title>
      {children && (
        <Text c="dimmed" size="sm" maw={440} component="div">
          {children}
        </Text>
      )}
      {action && <div style={{ marginTop: 8 }}>{action}</div>}
    </div>
  );
}
