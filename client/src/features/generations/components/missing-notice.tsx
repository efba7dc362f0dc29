import { Text } from '@mantine/core';
import type { GenerationSummary } from '@/lib/api/types';
import { arrivedText, missingCost, missingReasons } from '../missing-text';

/** Says which images of a finished generation did not arrive, why, and whether they cost anything. */
export function MissingNotice({ generation }: { generation: GenerationSummary }) {
  const arrived = arrivedText(generation);
  if (generation.status !== 'completed' || arrived === null) return null;

  return (
    <div role="note">
      <Text size="sm" fw={600}>
        {arrived}
      </Text>
      {missingReasons(generation).map((reason) => (
        <Text size="sm" key={reason}>
          {reason}
        </Text>
      ))}
      {missingCost(generation) && (
        <Text size="sm" c="dimmed">
          {missingCost(generation)}
        </Text>
      )}
    </div>
  );
}
