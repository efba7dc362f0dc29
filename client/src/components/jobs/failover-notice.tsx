import { Text, type TextProps } from '@mantine/core';
import { IconArrowsExchange2 } from '@tabler/icons-react';
import { useKnownModel } from '@/components/known-models';
import { type Made, failoverText } from '@/lib/jobs/failover-text';

interface FailoverNoticeProps extends TextProps {
  generation: Made;
}

/** "Nova was used instead of Acme": nothing when the requested provider made it. */
export function FailoverNotice({ generation, ...props }: FailoverNoticeProps) {
  const requested = useKnownModel(generation.requestedModel);
  const text = failoverText(generation, requested);
  if (!text) return null;
  return (
    <Text c="var(--mantine-color-orange-light-color)" mt={4} {...props}>
      <IconArrowsExchange2 size={14} aria-hidden="true" style={{ verticalAlign: '-2px', marginRight: 4 }} />
      {text}
    </Text>
  );
}
