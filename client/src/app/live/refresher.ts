interface RefresherOptions {
  /** The first refresh waits this long for more reasons. */
  firstMs: number;
  /** Between two refreshes of the same thing; it doubles while there is always another reason. */
  minGapMs: number;
  maxGapMs: number;
}

interface Pending {
  timer?: ReturnType<typeof setTimeout>;
  lastRun: number;
  gapMs: number;
  /** Reasons that were acted on: the same one causes no second refresh. */
  reasons: Set<string>;
  /** Whether one of the reasons that wait still holds. */
  checks: (() => boolean)[];
}

const maxReasons = 5_000;

/** Reads things again that lack something, rarely: many reasons become one request, and a long burst a few. */
export function createRefresher({ firstMs, minGapMs, maxGapMs }: RefresherOptions) {
  const things = new Map<string, Pending>();

  const waitMs = (thing: Pending) => {
    const since = Date.now() - thing.lastRun;
    if (since >= maxGapMs) thing.gapMs = minGapMs;
    const gap = thing.gapMs - since;
    if (gap > 0) thing.gapMs = Math.min(thing.gapMs * 2, maxGapMs);
    return Math.max(firstMs, gap);
  };

  return {
    /**
     * @param key What is to be read again.
     * @param reason Why; once for each reason.
     * @param isNeeded Asked again when it comes to it.
     */
    request(key: string, reason: string, isNeeded: () => boolean, refresh: () => Promise<unknown>): void {
      const thing = things.get(key) ?? { lastRun: 0, gapMs: minGapMs, reasons: new Set(), checks: [] };
      things.set(key, thing);
      if (thing.reasons.has(reason)) return;
      if (thing.reasons.size >= maxReasons) thing.reasons.clear();
      thing.reasons.add(reason);
      thing.checks.push(isNeeded);
      thing.timer ??= setTimeout(() => {
        const checks = thing.checks;
        thing.timer = undefined;
        thing.checks = [];
        if (!checks.some((check) => check())) return;
        thing.lastRun = Date.now();
        // What failed may be asked for again.
        refresh().catch(() => thing.reasons.clear());
      }, waitMs(thing));
    },
    clear(): void {
      for (const { timer } of things.values()) clearTimeout(timer);
      things.clear();
    },
  };
}
