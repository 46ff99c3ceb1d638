import { defineConfig } from '@playwright/test';
import portal from './playwright.config';

/** Journeys through the Forge app on the local site that is already running: `npm run jsm -- --port 7118`. */
export default defineConfig({ ...portal, testDir: 'forge-app/e2e-tests', outputDir: 'node_modules/.cache/jsm-journeys', use: { ...portal.use, baseURL: process.env.JSM_URL ?? 'http://127.0.0.1:7118' } });
