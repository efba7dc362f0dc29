import { Alert, Button, Group, Text } from '@mantine/core';
import { IconArrowRight, IconKey, IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useKnownModel } from '@/components/known-models';
import type { Model } from '@/lib/api/types';
import { unavailableText } from '@/lib/models/model-text';

interface ModelProblemProps {
  model: Model;
  /** Whether the person may set a provider key. */
  mayAddKeys: boolean;
  onReplace: (modelId: string) => void;
}

/** Why the chosen model cannot be used, and the way out of it. Nothing when it can. */
export function ModelProblem({ model, mayAddKeys, onReplace }: ModelProblemProps) {
  const replacement = useKnownModel(model.replacement);
  const text = unavailableText(model);
  if (!text) return null;

  const { reason } = model.availability;
  const wantsKey = reason === 'no_key' || reason === 'no_address';
  return (
    <Alert color="orange" icon={<IconPlugConnectedX size={18} />} p="sm" role="status">
      <Text size="sm">{text}</Text>
      <Group gap={8} mt={8}>
        {wantsKey && mayAddKeys && (
          <Button
            size="compact-sm"
            color="orange"
            variant="light"
            leftSection={<IconKey size={14} />}
            renderRoot={(props) => (
              <Link to="/settings/provider-keys" search={{ add: model.provider }} {...props} />
            )}
          >
            Add a key for {model.providerName}
          </Button>
        )}
        {wantsKey && !mayAddKeys && <Text size="sm">Ask an administrator to add one.</Text>}
        {replacement && (
          <Button
            size="compact-sm"
            color="orange"
            variant="light"
            leftSection={<IconArrowRight size={14} />}
            onClick={() => onReplace(replacement.id)}
          >
            Use {replacement.name}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
