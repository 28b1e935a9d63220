import { secretsIn } from '../../src/config.ts';
import { inWords, newReference, openLog } from '../../src/log.ts';

/** Run as a process of its own: logs errors that hold every secret of its environment, in every place of an error. */
const { DISCORD_TOKEN = '', OPENAI_API_KEY = '', DATABASE_URL = '' } = process.env;
const password = new URL(DATABASE_URL).password;
const log = openLog('debug', secretsIn(process.env));

for (const secret of [DISCORD_TOKEN, OPENAI_API_KEY, password, decodeURIComponent(password), DATABASE_URL]) {
  const cause = new Error(`Authorization: Bot ${secret}`, { cause: { headers: { authorization: secret } } });
  const error = Object.assign(new Error(`GET /users/@me with ${secret}`, { cause }), {
    headers: { authorization: secret },
    requestBody: { json: secret },
  });
  log.error({ ref: newReference(), detail: secret }, `It failed with ${secret}`, error);
  log.error({}, 'Many failed', new AggregateError([error], `all of ${JSON.stringify({ secret })}`));
  log.warn({ address: `https://host/?key=${encodeURIComponent(secret)}` }, secret);
  log.info({ secret }, `Ready as ${secret}`);
  log.error({}, 'Something else was thrown', secret);
  process.stderr.write(`${inWords(error, secretsIn(process.env))}\n`);
}
