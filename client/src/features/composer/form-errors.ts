import { type ApiError, splitFieldErrors } from '@/lib/api/problem';
import type { ResolvedSettings } from './resolve-settings';

/** The server's messages and our own by the form's fields, and what belongs to none of them. */
export function errorsByField(error: ApiError | null, { request, problems }: ResolvedSettings) {
  const known = [
    'prompt',
    'negativePrompt',
    'model',
    'aspectRatio',
    'width',
    'height',
    'seed',
    'quality',
    'outputFormat',
    'references',
    'mask',
    'strength',
    'failover',
    ...(request.references ?? []).flatMap((_, place) => [
      `references[${place}]`,
      `references[${place}].assetId`,
      `references[${place}].uploadId`,
    ]),
    ...Object.keys(request.parameters ?? {}).map((name) => `parameters.${name}`),
  ];
  const { fields, rest } = error ? splitFieldErrors(error, known) : { fields: {}, rest: null };
  const own = Object.fromEntries(
    problems
      .filter(({ field }) => field !== 'prompt' && field !== 'model')
      .map(({ field, text }) => [field, text]),
  );
  return { fields: { ...fields, ...own } as Record<string, string>, rest };
}
