export const spendingLimitKeys = {
  all: ['spending-limits'] as const,
  list: () => [...spendingLimitKeys.all, 'list'] as const,
  mine: () => [...spendingLimitKeys.all, 'mine'] as const,
};
