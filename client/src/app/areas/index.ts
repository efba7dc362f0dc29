// The pages for people who are signed in, area by area. A new page is a file here and a line below.
export * as administration from './administration';
export * as apiKeys from './api-keys';
export * as edits from './edits';
export * as gallery from './gallery';
export * as generate from './generate';
export * as history from './history';
export * as profile from './profile';
export * as providerKeys from './provider-keys';
export * as spendingLimits from './spending-limits';
