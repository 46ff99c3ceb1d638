// npm run -s countersign -- <command>: the command line.
import { bootstrap, ROOT } from './lib/bootstrap.mjs';
import { run } from './lib/run.mjs';
import { stop } from './lib/say.mjs';

const COMMANDS = { eval: 'Runs the evaluation cases against a demo backend', policy: 'policy test: decides every row of a company’s policies/tests.yaml', scenario: 'scenario insider, attacker or careless-admin: plays somebody who tries to get around the rules', audit: 'audit verify, export, pack, keep, period: the record for an auditor (audit --help)', replay: 'replay REQUEST: makes its decisions again from the record', governance: 'Lists, for every governance rule, the tests that carry its number' };
const [command, ...args] = process.argv.slice(2);
if (!command || !(command in COMMANDS)) {
  const help = `Commands:\n${Object.entries(COMMANDS).map(([name, what]) => `  ${name.padEnd(16)}${what}`).join('\n')}`;
  if (command && command !== 'help') stop(`There is no command "${command}".\n${help}`);
  process.stdout.write(`${help}\n`);
  process.exit(0);
}
const tools = await bootstrap({ quiet: true });
const { code } = await run(tools.node, [`scripts/commands/${command}.mjs`, ...args], { cwd: ROOT, env: { ...tools.env, COUNTERSIGN_NODE: tools.node }, show: true });
process.exit(code);
