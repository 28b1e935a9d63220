import { parseArgs } from 'node:util';
import { commands } from '../../commands/index.ts';
import { loadEnvFile, readConfig } from '../config.ts';
import { definitionsOf } from './definitions.ts';
import { faultOf } from './fault.ts';
import { createClient, Rejected } from './gateway.ts';
import { findApplication, register } from './register.ts';

const usage =
  'npm run register -- --dry-run   prints what would be registered\nnpm run register                registers it';

process.exitCode = await main();

async function main(): Promise<number> {
  let dryRun = false;
  try {
    dryRun = parseArgs({ options: { 'dry-run': { type: 'boolean' } } }).values['dry-run'] ?? false;
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : fault}\n${usage}\n`);
    return 1;
  }
  const definitions = definitionsOf(commands);
  if (dryRun) {
    process.stdout.write(`${JSON.stringify(definitions, null, 2)}\n`);
    return 0;
  }
  loadEnvFile();
  const config = readConfig(process.env);
  if ('problems' in config) return complain(['The environment is not right:', ...config.problems]);
  if (!config.discord) return complain(['DISCORD_TOKEN is not set.', usage]);
  const { token, guild, apiUrl } = config.discord;
  const { rest } = createClient({ apiUrl });
  try {
    const changed = await register(rest.setToken(token), await findApplication(rest), guild, commands);
    process.stdout.write(changed ? 'Registered.\n' : 'Registered already; nothing differs.\n');
    return 0;
  } catch (error) {
    if (error instanceof Rejected) return complain([error.message]);
    return complain([`Discord cannot be reached: ${faultOf(error).detail}`]);
  }
}

function complain(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n  ')}\n`);
  return 1;
}
