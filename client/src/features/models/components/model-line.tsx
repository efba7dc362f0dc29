import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconArrowsShuffle2, IconCheck, IconSparkles, IconWand } from '@tabler/icons-react';
import { HealthLabel } from '@/components/health-label';
import type { ModelChoice } from '@/lib/models/model-choice';
import { capabilityLabels, retirementText, typicalTimeText, unavailableLabel } from '@/lib/models/model-text';
import { modelPriceText } from '@/lib/models/price-text';
import classes from './model-picker.module.css';

const icons = { model: IconSparkles, family: IconArrowsShuffle2, auto: IconWand };

interface ModelLineProps {
  choice: ModelChoice;
  chosen?: boolean;
  /** In the list: with its description and what it can do. */
  described?: boolean;
}

/** A choice of the model picker: what it is, what it costs, how long it takes, whether it works. */
export function ModelLine({ choice: { kind, model }, chosen = false, described = false }: ModelLineProps) {
  const Icon = icons[kind];
  const unavailable = unavailableLabel(model);
  const retirement = retirementText(model);
  const provider = described && kind === 'model' ? null : model.providerName;
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <span className={classes.icon} data-kind={kind} aria-hidden="true">
        <Icon size={18} stroke={1.7} />
      </span>
      <Stack gap={3} miw={0} flex={1}>
        <Group gap={6}>
          <Text size="sm" fw={600} component="span">
            {model.name}
          </Text>
          {model.isPreview && (
            <Badge color="violet" size="xs">
              Preview
            </Badge>
          )}
          {unavailable && (
            <Badge color="orange" size="xs">
              {unavailable}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed" component="span" className={classes.facts}>
          {[provider, modelPriceText(model), typicalTimeText(model)].filter(Boolean).join(' · ')}
        </Text>
        {!described && kind === 'model' && !model.isPreview && <HealthLabel state={model.health.state} />}
        {described && <Described model={model} />}
        {retirement && (
          <Text size="xs" c="var(--mantine-color-orange-light-color)" component="span">
            {retirement}
          </Text>
        )}
      </Stack>
      {chosen && <IconCheck size={16} aria-hidden="true" />}
    </Group>
  );
}

function Described({ model }: { model: ModelChoice['model'] }) {
  const labels = capabilityLabels(model);
  return (
    <>
      <Text size="xs" c="dimmed" component="span" lineClamp={2}>
        {model.description}
      </Text>
      {labels.length > 0 && (
        <Group gap={4} mt={2}>
          {labels.map((label) => (
            <Badge key={label} size="xs" color="gray" fw={500}>
              {label}
            </Badge>
          ))}
        </Group>
      )}
    </>
  );
}
