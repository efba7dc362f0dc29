import { defineConfig } from "@playwright/test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import journeys from "./playwright.config.ts";

// The pictures of docs/screenshots: `npm run screenshots`, after `dotnet build src/Api`. A product of its own is started and filled.
// The data's folder is made once, not again by each process that reads this file.
const data = (process.env.SCREENSHOTS_DATA ??= mkdtempSync(join(tmpdir(), "imagegenerator-screenshots-")));
const address = "http://127.0.0.1:5089";

export default defineConfig({
  testDir: ".",
  testMatch: "screenshots.ts",
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  outputDir: "test-results",
  reporter: "line",
  use: { ...journeys.use, baseURL: address, trace: "off" },
  webServer: {
    command: "dotnet bin/Debug/net10.0/ImageGenerator.Api.dll",
    cwd: join(import.meta.dirname, "../../../src/Api"),
    url: `${address}/health/ready`,
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    env: {
      ASPNETCORE_URLS: address,
      Data__Root: data,
      Registration__Open: "true",
      SignIn__FreeAttemptsPerSource: "1000",
      // Long enough to be seen at work.
      Providers__Offline__Asynchronous: "true",
      Providers__Offline__Latency: "00:00:05",
    },
  },
});
