import { type BrowserContext, type ConsoleMessage, expect } from "@playwright/test";

// Playwright's recorder of traces tries to read images that a page shows from its own memory; the pages never do.
const recorder = /Connecting to 'blob:[^']*' violates .*"connect-src 'self'"/;

/** Hears what the browser complains about: script errors, refused resources, violations of the security policy. */
export class ConsoleWatch {
  private readonly complaints: string[] = [];
  private readonly allowed: RegExp[] = [recorder];

  constructor(context: BrowserContext) {
    context.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.complaints.push(describe(message));
    });
    context.on("weberror", (fault) => this.complaints.push(`uncaught: ${fault.error().stack ?? fault.error().message}`));
  }

  /** What a journey brings about on purpose, such as a request that fails. */
  allow(...complaints: RegExp[]): void {
    this.allowed.push(...complaints);
  }

  expectQuiet(): void {
    const unexpected = this.complaints.filter((complaint) => !this.allowed.some((pattern) => pattern.test(complaint)));
    expect(unexpected, "the browser's console").toEqual([]);
  }
}

function describe(message: ConsoleMessage): string {
  return `${message.type()}: ${message.text()} (${message.location().url})`;
}
