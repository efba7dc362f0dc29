import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource } from '@/test/fake-event-source';
import { openEventStream } from './event-stream';

const handlers = {
  onGenerationUpdated: vi.fn(),
  onEditUpdated: vi.fn(),
  onAssetCreated: vi.fn(),
  onProviderKeyRejected: vi.fn(),
  onProviderKeyOutOfCredit: vi.fn(),
  onReset: vi.fn(),
  onStatus: vi.fn(),
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
});
afterEach(() => vi.useRealTimers());

describe('openEventStream', () => {
  it('passes events on and drops what is not one', () => {
    const close = openEventStream(handlers);
    const source = FakeEventSource.latest;

    source.send('generation.updated', { id: 'gen-1', progress: 5 });
    source.send('generation.updated', 'not json');
    source.send('asset.created', { generationId: 'no id' });
    source.send('stream.reset', {});

    expect(handlers.onGenerationUpdated.mock.calls).toEqual([[{ id: 'gen-1', progress: 5 }]]);
    expect(handlers.onAssetCreated).not.toHaveBeenCalled();
    expect(handlers.onReset).toHaveBeenCalledTimes(1);
    close();
  });

  it('leaves a broken connection to the browser', () => {
    const close = openEventStream(handlers);

    FakeEventSource.latest.fail({ refused: false });
    vi.advanceTimersByTime(120_000);

    expect(FakeEventSource.opened).toHaveLength(1);
    expect(handlers.onStatus).toHaveBeenLastCalledWith('down');
    close();
  });

  it('opens a refused connection afresh, more slowly each time, and then asks for everything again', () => {
    const close = openEventStream(handlers);
    FakeEventSource.latest.fail({ refused: true });
    vi.advanceTimersByTime(3_000);
    expect(FakeEventSource.opened).toHaveLength(2);

    FakeEventSource.latest.fail({ refused: true });
    vi.advanceTimersByTime(3_000);
    expect(FakeEventSource.opened).toHaveLength(2);
    vi.advanceTimersByTime(3_000);
    expect(FakeEventSource.opened).toHaveLength(3);
    expect(handlers.onReset).not.toHaveBeenCalled();

    FakeEventSource.latest.open();
    expect(handlers.onReset).toHaveBeenCalledTimes(1);
    expect(handlers.onStatus).toHaveBeenLastCalledWith('open');
    close();
  });

  it('rests while nobody looks, and asks for everything again afterwards', () => {
    const close = openEventStream(handlers);
    const source = FakeEventSource.latest;
    source.open();

    look(false);
    vi.advanceTimersByTime(59_000);
    expect(source.readyState).not.toBe(FakeEventSource.CLOSED);
    vi.advanceTimersByTime(1_000);
    expect(source.readyState).toBe(FakeEventSource.CLOSED);

    look(true);
    FakeEventSource.latest.open();
    expect(FakeEventSource.opened).toHaveLength(2);
    expect(handlers.onReset).toHaveBeenCalledTimes(1);
    close();
  });

  it('goes on through a short look elsewhere', () => {
    const close = openEventStream(handlers);

    look(false);
    vi.advanceTimersByTime(30_000);
    look(true);
    vi.advanceTimersByTime(120_000);

    expect(FakeEventSource.opened).toHaveLength(1);
    expect(FakeEventSource.latest.readyState).not.toBe(FakeEventSource.CLOSED);
    close();
  });

  it('opens nothing any more once it is closed', () => {
    const close = openEventStream(handlers);
    FakeEventSource.latest.fail({ refused: true });

    close();
    vi.advanceTimersByTime(120_000);

    expect(FakeEventSource.opened).toHaveLength(1);
  });
});

function look(here: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(!here);
  document.dispatchEvent(new Event('visibilitychange'));
}
