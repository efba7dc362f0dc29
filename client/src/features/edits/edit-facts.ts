import type { Fact } from '@/components/facts';
import type { Edit } from '@/lib/api/types';
import { formatDateTime, formatSeconds, humanize } from '@/lib/format';
import { costDifference, costText, paidText } from '@/lib/jobs/cost-text';
import { isRunning } from '@/lib/jobs/lifecycle';
import { sizeText } from './edit-text';

/** What an edit was asked for, what it made and what it cost. */
export function editFacts(edit: Edit): Fact[] {
  const { cost, createdAt, startedAt, completedAt, createdBy, images, source } = edit;
  const [image] = images;
  const took = startedAt && completedAt ? (Date.parse(completedAt) - Date.parse(startedAt)) / 1000 : null;
  return [
    { label: 'Model', value: edit.modelName },
    { label: 'Provider', value: edit.providerName },
    { label: 'Before', value: sizeText(source) },
    { label: 'After', value: image && sizeText(image) },
    { label: 'Prompt', value: edit.prompt },
    { label: 'Without', value: edit.negativePrompt },
    { label: 'Seed', value: edit.seed },
    { label: 'Format', value: edit.outputFormat.toUpperCase() },
    ...Object.entries(edit.parameters).map(([name, value]) => ({
      label: humanize(name),
      value: name === 'factor' ? `${String(value)}x` : String(value),
    })),
    { label: 'Estimate', value: costText({ ...cost, actual: null }, false) },
    { label: 'Actual', value: isRunning(edit) ? 'Not settled' : paidText(edit, false) },
    { label: 'Difference', value: isRunning(edit) ? null : costDifference(cost) },
    { label: 'Requested', value: `${formatDateTime(createdAt)} by ${createdBy.displayName}` },
    { label: 'Finished', value: completedAt && formatDateTime(completedAt) },
    { label: 'Took', value: took === null ? null : formatSeconds(took) },
  ];
}
