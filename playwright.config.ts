import { defineConfig } from '@playwright/test';
import { chooseBrowser, freePort } from './e2e/browser.ts';

// Chosen once, in the first process; Playwright's workers read this file again and find them here.
process.env['BROWSER_BIN'] ??= await chooseBrowser();
process.env['DESKPROOF_E2E_PORT'] ??= String(await freePort());

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/server.ts',
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  // Says each failure whole at the end, where a cut record of a run still shows it.
  reporter: 'dot',
  use: {
    baseURL: `http://127.0.0.1:${process.env['DESKPROOF_E2E_PORT']}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['BROWSER_BIN'],
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    },
  },
});
