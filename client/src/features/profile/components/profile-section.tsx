import { Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './profile-section.module.css';

interface ProfileSectionProps {
  title: string;
  description: string;
  children: ReactNode;
}

export function ProfileSection({ title, description, children }: ProfileSectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <div>
        <Title order={2}>{title}</Title>
        <Text size="sm" c="dimmed" mt={4}>
          {description}
        </Text>
      </div>
      <Paper withBorder p="lg" radius="xl" shadow="xs">
        {children}
      </Paper>
    </section>
  );
}
