import path from 'node:path';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { Way } from './web';

const DEV = path.join(__dirname, '..');

async function script(file: string): Promise<string> {
  const made = await build({ entryPoints: [path.join(DEV, file)], bundle: true, write: false, format: 'iife', target: 'es2022', jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'silent' });
  return made.outputFiles[0].text;
}

/** The stand-in's own style and scripts; scripts are compiled once, when it starts. */
export async function ownFiles(): Promise<Way[]> {
  const client = await script('preview/client.tsx');
  const page = await script('serve/page-script.ts');
  return [
    { on: 'GET /style.css', go: () => ({ type: 'text/css', body: readFileSync(path.join(DEV, 'preview/style.css')) }) },
    { on: 'GET /client.js', go: () => ({ type: 'text/javascript', body: client }) },
    { on: 'GET /page.js', go: () => ({ type: 'text/javascript', body: page }) },
    { on: 'GET /favicon.ico', go: () => ({ status: 204 }) },
  ];
}
