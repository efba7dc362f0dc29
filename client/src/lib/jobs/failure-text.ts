import type { GenerationFailure, GenerationSummary } from '@/lib/api/types';
import { formatMoney } from '@/lib/format';
import { type FailureContext, type FailureText, keyFailureText } from './key-failure-text';
import { costUnknown, unknownAmountsText } from './cost-text';

const texts: Record<string, FailureText> = {
  content_refused: {
    title: 'The provider refused this prompt',
    advice: 'Change the wording and try again. Sending the same prompt will be refused again.',
    editPrompt: true,
    retry: false,
  },
  rate_limited: {
    title: 'The provider is busy',
    advice: 'It accepts no more requests from this account right now. Wait a minute and retry.',
    editPrompt: false,
    retry: true,
  },
  provider_unavailable: {
    title: 'The provider could not be reached',
    advice: 'Retry in a few minutes or choose another model.',
    editPrompt: false,
    retry: true,
  },
  invalid_request: {
    title: 'The provider did not accept these settings',
    advice: 'Reuse the settings, change what the reason names, and generate again.',
    editPrompt: true,
    retry: false,
  },
  budget_exceeded: {
    title: 'The budget does not cover this',
    advice: 'Ask an administrator to raise the budget, or choose fewer images or a cheaper model.',
    editPrompt: false,
    retry: true,
  },
  timed_out: {
    title: 'It took too long',
    advice: 'The provider did not finish in time. Retry, or choose a faster model.',
    editPrompt: false,
    retry: true,
  },
  outcome_unknown: {
    title: 'The outcome is not known yet',
    advice:
      'The provider may have completed it. It is not sent again automatically, so that you never pay twice. Check your account at the provider, or send it again if paying for it once more is acceptable.',
    editPrompt: false,
    retry: false,
  },
  model_retired: {
    title: 'The provider has shut this model down',
    advice: 'Choose another model.',
    editPrompt: false,
    retry: false,
  },
  no_output: {
    title: 'The provider returned no image',
    advice:
      'A retry is a new request at the same price. If it happens again, change the prompt or the model.',
    editPrompt: false,
    retry: true,
  },
};

export function failureText(
  failure: Pick<GenerationFailure, 'code' | 'keyOwner'>,
  context: FailureContext,
): FailureText {
  return (
    keyFailureText(failure, context) ??
    texts[failure.code] ?? {
      title: 'The generation failed',
      advice: 'Retry, or choose another model.',
      editPrompt: false,
      retry: true,
    }
  );
}

/** Whether it cost anything, as far as that is known. */
export function chargedText({ charge, actual, unknownAmounts, currency }: GenerationSummary['cost']): string {
  if (charge === 'none') return 'You were not charged.';
  if (charge !== 'charged') return `${costUnknown}.`;
  if (actual === null) return 'You were charged. The amount is not known.';

  const known = `You were charged ${formatMoney(actual, currency)}.`;
  return unknownAmounts === 0
    ? known
    : `${known} ${unknownAmountsText(unknownAmounts)}: the provider may charge more.`;
}
