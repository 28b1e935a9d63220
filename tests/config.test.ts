import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

describe('DATABASE_URL names a PostgreSQL database', () => {
  it.each([
    'postgres://bot:secret@db.example.org:5432/cases',
    'postgresql://bot:secret@db.example.org/cases?sslmode=verify-full',
    'postgres://bot:with%2Fslash@[::1]:5432/cases',
  ])('%s', (address) => {
    expect(readConfig({ DATABASE_URL: ` ${address} ` })).toMatchObject({ databaseUrl: address });
  });

  it('or is not set, and then a file is used', () => {
    expect(readConfig({ DATABASE_URL: '' })).toMatchObject({ databaseUrl: undefined, dataDir: 'data' });
  });

  it.each([
    ['another kind of database', 'mysql://bot:swordfish@db/cases'],
    ['no name of a database', 'postgres://bot:swordfish@db:5432'],
    ['more than a name', 'postgres://bot:swordfish@db:5432/a/b'],
    ['no host', 'postgres:///swordfish'],
    ['a password that ends the address early', 'postgres://bot:sword/fish@db:5432/cases'],
    ['a key and value string', 'host=db password=swordfish'],
  ])('%s is a problem that names the variable and not the password', (_what, address) => {
    const config = readConfig({ DATABASE_URL: address, LOG_LEVEL: 'loud' });
    expect(config).toEqual({
      problems: [expect.stringMatching(/^DATABASE_URL takes an address such as/), expect.stringMatching(/^LOG_LEVEL/)],
    });
    expect(JSON.stringify(config)).not.toMatch(/fish/);
  });
});
