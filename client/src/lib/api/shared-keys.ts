// Query keys that more than one feature has to invalidate: a new provider key makes models usable, for example.
export const modelsKey = ['models'] as const;
export const adminProvidersKey = ['admin', 'providers'] as const;
