import { act } from '@testing-library/react';

/** A fake of the browser's EventSource: a test opens, breaks and feeds it by hand. */
export class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: FakeEventSource[] = [];

  static get latest(): FakeEventSource {
    const source = FakeEventSource.opened.at(-1);
    if (!source) throw new Error('No event stream has been opened.');
    return source;
  }

  readyState = 0;

  constructor(readonly url: string) {
    super();
    FakeEventSource.opened.push(this);
  }

  open(): void {
    this.readyState = 1;
    act(() => void this.dispatchEvent(new Event('open')));
  }

  /** `refused`: the server answered with an error, so the browser gives up. */
  fail({ refused }: { refused: boolean }): void {
    this.readyState = refused ? FakeEventSource.CLOSED : 0;
    act(() => void this.dispatchEvent(new Event('error')));
  }

  send(type: string, data: unknown): void {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    act(() => void this.dispatchEvent(new MessageEvent(type, { data: text })));
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED;
  }
}
