import type { GenerationSummary } from '@/lib/api/types';
import type { Reuse } from '@/lib/reuse';

/** Takes settings of a generation over into a new request. */
export type OnReuse = (generation: GenerationSummary, reuse: Reuse) => void;
