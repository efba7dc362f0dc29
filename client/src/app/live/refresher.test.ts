import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRefresher } from './refresher';

const refresh = vi.fn(() => Promise.resolve());
const needed = () => true;

function setUp() {
  return createRefresher({ firstMs: 300, minGapMs: 2_000, maxGapMs: 60_000 });
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe('createRefresher', () => {
  it('acts on a reason once', async () => {
    const refresher = setUp();

    refresher.request('list', 'gen-1', needed, refresh);
    await vi.advanceTimersByTimeAsync(5_000);
    refresher.request('list', 'gen-1', needed, refresh);
    await vi.advanceTimersByTimeAsync(5_000);

    expect(refresh).toHaveBeenCalledOnce();
  });

  it('acts again on the reason of a refresh that failed', async () => {
    const refresher = setUp();
    refresh.mockRejectedValueOnce(new Error('The server is away.'));

    refresher.request('list', 'gen-1', needed, refresh);
    await vi.advanceTimersByTimeAsync(5_000);
    refresher.request('list', 'gen-1', needed, refresh);
    await vi.advanceTimersByTimeAsync(5_000);

    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('asks for nothing when no reason holds any more', async () => {
    const refresher = setUp();

    refresher.request('list', 'gen-1', () => false, refresh);
    await vi.advanceTimersByTimeAsync(5_000);

    expect(refresh).not.toHaveBeenCalled();
  });
});
