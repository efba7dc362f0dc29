import type { FullConfig, Reporter, Suite, TestCase, TestError, TestResult } from "@playwright/test/reporter";
import { basename } from "node:path";

/**
 * What happens to each journey, as one line of JSON the moment it happens: JourneyRun.cs reads them. What was done is known
 * even when the run does not come to its end.
 */
export default class ProgressReporter implements Reporter {
  printsToStdio(): boolean {
    return true;
  }

  onBegin(_config: FullConfig, all: Suite): void {
    for (const journey of all.allTests()) tell("planned", journey);
  }

  onTestBegin(journey: TestCase): void {
    tell("begun", journey);
  }

  onTestEnd(journey: TestCase, { duration, errors, status, steps }: TestResult): void {
    const limit = status === "timedOut" ? `It had not ended after ${journey.timeout / 1000} s, at: ${lastStep(steps)}\n` : "";
    tell("ended", journey, {
      // A journey that is left out ends as skipped, which nobody expects here.
      wentWell: status === "passed",
      status,
      milliseconds: Math.round(duration),
      errors: limit + errors.map(messageOf).join("\n"),
    });
  }

  onError(fault: TestError): void {
    write({ what: "fault", errors: messageOf(fault) });
  }
}

function tell(what: string, journey: TestCase, more: object = {}): void {
  const shape = journey.parent.project()?.name ?? "";
  const file = basename(journey.location.file);
  write({ what, id: journey.id, file, title: `${journey.title} [${shape}]`, ...more });
}

function write(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function lastStep(steps: TestResult["steps"]): string {
  const last = steps.filter(({ category }) => category !== "hook").at(-1) ?? steps.at(-1);
  if (!last) return "its beginning";
  const inner = last.steps.at(-1);
  return inner && last.category === "test.step" ? lastStep(last.steps) : last.title;
}

function messageOf({ message, value, snippet }: TestError): string {
  return [message ?? value ?? "It failed without a word.", snippet].filter(Boolean).join("\n");
}
