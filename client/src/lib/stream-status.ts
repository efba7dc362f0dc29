import { createStore } from './store';

/** How the event stream is doing. While it is not open, running generations are polled. */
export type StreamStatus = 'connecting' | 'open' | 'down';

export const streamStatus = createStore<StreamStatus>('connecting');
