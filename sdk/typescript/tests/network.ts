interface Network {
  fetch: typeof globalThis.fetch;
  /** How many requests have reached the server. */
  requests(): number;
}

/** Loses the first answers after the server has given them. */
export function losingAnswers(count: number): Network {
  let requests = 0;
  return {
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      if (++requests > count) return response;
      await response.body?.cancel();
      throw new TypeError('The answer was lost.');
    },
    requests: () => requests,
  };
}

/** Breaks the first streams in the middle: after two reads, and half of a third one. */
export function breakingStreams(count: number): Network {
  let requests = 0;
  return {
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      return ++requests > count || response.body === null
        ? response
        : new Response(response.body.pipeThrough(breaking()), response);
    },
    requests: () => requests,
  };
}

function breaking(): TransformStream<Uint8Array, Uint8Array> {
  let reads = 0;
  return new TransformStream({
    transform(chunk, controller) {
      reads++;
      controller.enqueue(reads < 3 ? chunk : chunk.subarray(0, chunk.length / 2));
      if (reads === 3) controller.terminate();
    },
  });
}
