import { defineConfig, devices } from "@playwright/test";

// Started by JourneyTests.cs, which names the product's address and the browser. By hand:
// PRODUCT_URL=http://localhost:5080 CHROMIUM_PATH=/usr/bin/chromium npx playwright test
const baseURL = process.env.PRODUCT_URL ?? "http://localhost:5080";
const executablePath = process.env.CHROMIUM_PATH || undefined;

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } };
const phone = { ...devices["Pixel 7"] };

export default defineConfig({
  testDir: ".",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  outputDir: "test-results",
  use: {
    baseURL,
    launchOptions: { executablePath, args: quiet },
    trace: "retain-on-failure",
  },
  projects: [
    // The very first visit makes the owner's account; it can only happen once, and before everything else.
    { name: "first visit", testMatch: "first-visit.spec.ts", use: { ...desktop, colorScheme: "light" } },
    ...[
      { name: "desktop light", use: { ...desktop, colorScheme: "light" as const } },
      { name: "desktop dark", use: { ...desktop, colorScheme: "dark" as const } },
      { name: "phone light", use: { ...phone, colorScheme: "light" as const } },
      { name: "phone dark", use: { ...phone, colorScheme: "dark" as const } },
    ].map((shape) => ({ ...shape, testIgnore: "first-visit.spec.ts", dependencies: ["first visit"] })),
  ],
});
