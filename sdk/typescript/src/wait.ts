import { pause } from './pause.js';
import { retrying } from './retry.js';
import type { components } from './schema.gen.js';

const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 3000;

interface Job {
  status: components['schemas']['JobStatus'];
}

/** Reads a job until it is completed, failed or cancelled, at growing intervals. */
export async function untilFinished<T extends Job>(read: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let interval = FIRST_PAUSE; ; interval = Math.min(interval * 1.5, LONGEST_PAUSE)) {
    const job = await retrying(read, signal);
    if (job.status !== 'pending' && job.status !== 'processing') return job;
    await pause(interval, signal);
  }
}
