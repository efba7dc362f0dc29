export const editKeys = {
  all: ['edits'] as const,
  lists: () => [...editKeys.all, 'list'] as const,
  details: () => [...editKeys.all, 'detail'] as const,
  detail: (id: string) => [...editKeys.details(), id] as const,
  estimates: () => [...editKeys.all, 'estimate'] as const,
};
