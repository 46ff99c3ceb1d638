import { buildApp } from './build';

const tell = (line: string) => { process.stdout.write(`${line}\n`); };

/** `TSX_TSCONFIG_PATH=tsconfig.check.json node --import tsx dev/bundle.ts`: builds, and says how large it became. */
async function main(): Promise<void> {
  const built = await buildApp({ tell });
  tell(built.fresh ? 'nothing changed' : `built in ${Math.round(built.ms / 1000)} s`);
  for (const [file, { bytes, gzip }] of Object.entries(built.sizes)) tell(`${Math.round(bytes / 1024)} KB (${Math.round(gzip / 1024)} KB gzip) ${file}`);
}

void main().catch(error => { tell(String(error?.stack ?? error)); process.exitCode = 1; });
