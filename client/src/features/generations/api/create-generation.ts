import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, send } from '@/lib/api/client';
import { ApiError } from '@/lib/api/problem';
import type { CreateGenerationRequest } from '@/lib/api/types';
import { writeGeneration } from '../cache';

export interface Submission {
  /** Made once per click. Every resend carries it, so that the server bills the click once. */
  idempotencyKey: string;
  request: CreateGenerationRequest;
}

export function createGeneration({ idempotencyKey, request }: Submission) {
  return send(
    api.POST('/api/v1/generations', {
      headers: { 'Idempotency-Key': idempotencyKey },
      body: request,
    }),
  );
}

/** Lost answers are asked for again under the same key: the server then answers what it already made. */
export function mayResend(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  const stillInFlight = error.status === 409 && error.code.startsWith('idempotency.');
  return error.outcomeUnknown || stillInFlight;
}

const resendDelays = [400, 1_500, 4_000];

export function useCreateGeneration() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: createGeneration,
    networkMode: 'always',
    retry: (failures, error) => failures < resendDelays.length && mayResend(error),
    retryDelay: (failures) => resendDelays[failures] ?? 4_000,
    onSuccess: (generation) => writeGeneration(queryClient, generation),
  });
}
