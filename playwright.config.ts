import { defineConfig } from '@playwright/test';

/** Journeys against a portal that is already running; Debian's Chromium, no downloads. */
export default defineConfig({
  testDir: 'plugins/portal-app/e2e-tests',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  workers: 1,
  reporter: [['list']],
  outputDir: 'node_modules/.cache/journeys',
  use: {
    baseURL: process.env.PORTAL_URL ?? 'http://127.0.0.1:7007',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
