import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';

const key = 'sk-secret-of-ours';

test.each([
  ['a key alone', { OPENAI_API_KEY: key }, { apiKey: key, baseUrl: undefined, model: 'gpt-4.1-mini' }],
  [
    'a server of one’s own',
    { OPENAI_API_KEY: 'none', OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1/', OPENAI_MODEL: 'llama' },
    { apiKey: 'none', baseUrl: 'http://127.0.0.1:11434/v1', model: 'llama' },
  ],
  ['nothing', {}, undefined],
  ['an empty key', { OPENAI_API_KEY: ' ' }, undefined],
])('%s', (_, environment, expected) => {
  expect(readConfig(environment)).toMatchObject({ tutor: expected });
});

test.each([
  ['an open line', { OPENAI_API_KEY: key, OPENAI_BASE_URL: 'http://example.org/v1' }, 'OPENAI_BASE_URL takes https'],
  ['no address', { OPENAI_API_KEY: key, OPENAI_BASE_URL: 'ollama' }, 'OPENAI_BASE_URL takes an address'],
  ['a model and no key', { OPENAI_MODEL: 'llama' }, 'OPENAI_MODEL goes with OPENAI_API_KEY'],
  ['an address and no key', { OPENAI_BASE_URL: 'https://example.org' }, 'OPENAI_BASE_URL goes with OPENAI_API_KEY'],
  ['a key with a space', { OPENAI_API_KEY: `${key} ${key}` }, 'OPENAI_API_KEY does not look like a key'],
])('%s is named as a problem, and the key is not', (_, environment, problem) => {
  const config = readConfig(environment);
  const problems = 'problems' in config ? config.problems.join('\n') : '';
  expect(problems).toContain(problem);
  expect(problems).not.toContain(key);
});
