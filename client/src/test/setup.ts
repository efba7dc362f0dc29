import '@testing-library/jest-dom/vitest';
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { shortcutsOpen } from '@/app/shell/shortcuts';
import { draftStore } from '@/features/composer/draft';
import { forgetSubmissions } from '@/features/composer/send-submission';
import { clearUploads } from '@/features/uploads/uploads';
import { preferences } from '@/lib/preferences';
import { streamStatus } from '@/lib/stream-status';
import { FakeEventSource } from './fake-event-source';
import { resetApi, server } from './server';

// A page's code is loaded when it is first opened, and a busy machine takes its time.
configure({ asyncUtilTimeout: 6_000 });

// What jsdom does not have and the pages need.
vi.stubGlobal('EventSource', FakeEventSource);
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  },
);
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener: vi.fn(),
  removeEventListener: vi.fn(),
  addListener: vi.fn(),
  removeListener: vi.fn(),
}));
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;
URL.createObjectURL = () => 'blob:preview';
URL.revokeObjectURL = () => undefined;
// Layout is all zero in jsdom; the gallery needs a width to lay its rows out in.
Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 1000, 40);
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: vi.fn(), removeEventListener: vi.fn() },
});

const unexpected: string[] = [];

beforeAll(() =>
  server.listen({ onUnhandledRequest: ({ method, url }) => void unexpected.push(`${method} ${url}`) }),
);
beforeEach(() => resetApi());
afterEach(() => {
  cleanup();
  notifications.clean();
  notifications.cleanQueue();
  server.resetHandlers();
  FakeEventSource.opened.length = 0;
  draftStore.clear();
  clearUploads();
  forgetSubmissions();
  preferences.clear();
  shortcutsOpen.set(false);
  streamStatus.set('connecting');
  localStorage.clear();
  expect(unexpected.splice(0), 'requests that no handler expects').toEqual([]);
});
afterAll(() => server.close());
