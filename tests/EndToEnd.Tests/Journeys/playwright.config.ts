import { defineConfig, devices } from "@playwright/test";

// Started by JourneyTests.cs, which names the product's address and the browser. By hand:
// PRODUCT_URL=http://localhost:5080 CHROMIUM_PATH=/usr/bin/chromium npx playwright test
// against a product with Registration__Open=true, SignIn__FreeAttemptsPerSource=10000 and
// Providers__Offline__Simulation__PromptMarkers=true, and Providers__OpenAI__BaseUrl=http://127.0.0.1:5999/v1 (the stub that is started
// here); add --no-deps when it has been visited before.
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

const shapes = ["desktop light", "desktop dark", "phone light", "phone dark"];
const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } };
const phone = { ...devices["Pixel 7"] };

export default defineConfig({
  testDir: ".",
  globalSetup: "./support/stub-openai.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Limits for a slow and busy machine: whoever keeps within them pays nothing for their length. What hangs ends with its own message.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  // When the product as a whole is broken, it need not be told of every journey after waiting for each.
  maxFailures: 12,
  outputDir: "test-results",
  use: {
    baseURL,
    launchOptions: { executablePath, args: quiet },
    // A trace is recorded whether or not it is kept, which takes a quarter of the time: JOURNEY_TRACE=1 asks for it.
    trace: process.env.JOURNEY_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
  },
  projects: [
    // The very first visit makes the owner's account; it can only happen once, and before everything else.
    { name: "first visit", testMatch: "first-visit.spec.ts", use: { ...desktop, colorScheme: "light" } },
    // Everything is walked once; what looks different by size or colours carries a tag.
    ...[
      { name: "desktop light", use: { ...desktop, colorScheme: "light" as const } },
      { name: "desktop dark", use: { ...desktop, colorScheme: "dark" as const }, grep: /@dark/ },
      { name: "phone light", use: { ...phone, colorScheme: "light" as const }, grep: /@everywhere/ },
      { name: "phone dark", use: { ...phone, colorScheme: "dark" as const }, grep: /@dark/ },
    ].map((shape) => ({ ...shape, testIgnore: ["first-visit.spec.ts", "installation.spec.ts"], dependencies: ["first visit"] })),
    // What is changed for the whole installation would be in the way of the others.
    { name: "installation", testMatch: "installation.spec.ts", use: { ...desktop, colorScheme: "light" }, dependencies: shapes },
  ],
});
