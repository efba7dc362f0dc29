import type { ProviderKey } from '@/lib/api/types';

type Status = ProviderKey['status'];

export const statusLooks: Record<Status, { label: string; color: string }> = {
  working: { label: 'Working', color: 'green' },
  rejected: { label: 'Rejected', color: 'red' },
  outOfCredit: { label: 'Out of credit', color: 'orange' },
  unreachable: { label: 'Not reachable', color: 'orange' },
  untested: { label: 'Not tested', color: 'gray' },
};

/** What a test found, as a sentence. */
export function testedText({ status, providerName }: Pick<ProviderKey, 'status' | 'providerName'>): string {
  switch (status) {
    case 'working':
      return `${providerName} accepts the key.`;
    case 'rejected':
      return `${providerName} rejects the key. Replace it.`;
    case 'outOfCredit':
      return `${providerName} accepts the key, but its account has no credit left. Top it up at ${providerName}.`;
    case 'unreachable':
      return `${providerName} could not be reached, so the key is not tested.`;
    default:
      return `${providerName} offers no way to test a key. It is tried with the next image.`;
  }
}
