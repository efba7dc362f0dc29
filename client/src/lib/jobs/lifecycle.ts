import type { GenerationStatus } from '@/lib/api/types';

export function isRunning({ status }: { status: GenerationStatus }): boolean {
  return status === 'pending' || status === 'processing';
}

export function isFinished(generation: { status: GenerationStatus }): boolean {
  return !isRunning(generation);
}
