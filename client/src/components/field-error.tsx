import { Text } from '@mantine/core';

/** What is wrong with a field that is no plain input; nothing when all is well. */
export function FieldError({ message, mt = 6 }: { message: string | undefined; mt?: number }) {
  if (!message) return null;
  return (
    <Text size="xs" c="var(--mantine-color-error)" mt={mt} role="alert">
      {message}
    </Text>
  );
}
