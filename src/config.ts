import { existsSync } from 'node:fs';
import { z } from 'zod';

const text = z.string().trim().min(1);
const id = z.string().regex(/^\d{17,20}$/, 'takes an id of 17 to 20 digits');
const count = z.coerce.number('takes a whole number').int('takes a whole number').min(1, 'takes a number from 1 on');

/** Even if other variables are at fault, so that all is named at once. */
const always = () => true;

const schema = z
  .object({
    DATA_DIR: text.default('data'),
    DATABASE_URL: z
      .string()
      .refine(isDatabase, 'takes an address such as postgres://user:password@host:5432/name (in a password, / is %2F)')
      .optional(),
    KNOWLEDGE_DIR: text.default('knowledge'),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'takes debug, info, warn or error').default('info'),
    DISCORD_TOKEN: z
      .string()
      .regex(/^[\w.-]{20,}$/, 'does not look like a token: letters, digits, dots and dashes')
      .optional(),
    DISCORD_GUILD_ID: id.optional(),
    DISCORD_API_URL: z
      .url('takes an address such as https://discord.com/api')
      .refine(isSafe, 'takes https, or http on this machine')
      .optional(),
    SHARDS: z
      .string()
      .regex(/^\d+(,\d+)*$/, 'takes numbers with commas between, such as 0,1')
      .optional(),
    SHARD_COUNT: count.optional(),
    HTTP_PORT: z.coerce
      .number('takes a port')
      .int('takes a port')
      .min(0, 'takes a port')
      .max(65_535, 'takes a port')
      .optional(),
    HTTP_HOST: text.optional(),
    OPENAI_API_KEY: z
      .string()
      .regex(/^[!-~]+$/, 'does not look like a key: letters, digits and signs without spaces')
      .optional(),
    OPENAI_BASE_URL: z
      .url('takes an address such as https://api.openai.com/v1')
      .refine(isSafe, 'takes https, or http on this machine')
      .optional(),
    OPENAI_MODEL: text.optional(),
  })
  .superRefine(({ OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL }, context) => {
    if (OPENAI_API_KEY !== undefined) return;
    for (const [name, value] of Object.entries({ OPENAI_BASE_URL, OPENAI_MODEL }))
      if (value !== undefined) context.addIssue({ code: 'custom', path: [name], message: 'goes with OPENAI_API_KEY' });
  })
  .refine(({ SHARDS, SHARD_COUNT }) => (SHARDS === undefined) === (SHARD_COUNT === undefined), {
    path: ['SHARDS'],
    error: 'and SHARD_COUNT go together',
    when: always,
  })
  .refine(
    ({ SHARDS, SHARD_COUNT }) => SHARDS?.split(',').every((shard) => !(Number(shard) >= Number(SHARD_COUNT))) ?? true,
    {
      path: ['SHARDS'],
      error: 'counts from 0 and stays below SHARD_COUNT',
      when: always,
    },
  );

/** A token over an open line is a token given away. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname));
}

/** The problem never shows what was given: there is a password in it. */
function isDatabase(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname } = new URL(address);
  return /^postgres(ql)?:$/.test(protocol) && hostname !== '' && /^\/[^/]+$/.test(pathname);
}

/** Every variable that is read from the environment. */
export const variables: readonly string[] = Object.keys(schema.shape);

/** What only matters on Discord. */
export interface DiscordConfig {
  readonly token: string;
  readonly guild: string | undefined;
  readonly apiUrl: string | undefined;
  readonly shards: { readonly ids: readonly number[]; readonly count: number } | undefined;
}

/** Health and metrics. */
export interface HttpConfig {
  /** This machine alone, unless told otherwise: metrics are nobody else's business. */
  readonly host: string;
  readonly port: number;
}

/** A model that plans explanations. Any server will do that speaks as OpenAI does; one without keys takes any word for one. */
export interface TutorConfig {
  readonly apiKey: string;
  /** OpenAI's own where there is none. */
  readonly baseUrl: string | undefined;
  readonly model: string;
}

const usualModel = 'gpt-4.1-mini';

/** Everything the environment decides, checked together at start. */
export interface Config {
  readonly dataDir: string;
  /** PostgreSQL instead of a file in the data folder. Holds a password: never printed, never logged. */
  readonly databaseUrl: string | undefined;
  readonly knowledgeDir: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** What no line of a log may hold. */
  readonly secrets: readonly string[];
  readonly http: HttpConfig | undefined;
  /** Without it the commands are played in the terminal. */
  readonly discord: DiscordConfig | undefined;
  /** Without it explanations are the paper's statements as the game orders them. */
  readonly tutor: TutorConfig | undefined;
}

/** The configuration, or every problem with the environment. An empty variable counts as not set. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Config | { readonly problems: readonly string[] } {
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    return { problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
  const { DISCORD_TOKEN, SHARDS, SHARD_COUNT, ...rest } = parsed.data;
  return {
    dataDir: rest.DATA_DIR,
    databaseUrl: rest.DATABASE_URL,
    knowledgeDir: rest.KNOWLEDGE_DIR,
    logLevel: rest.LOG_LEVEL,
    secrets: secretsIn(given),
    http: rest.HTTP_PORT === undefined ? undefined : { host: rest.HTTP_HOST ?? '127.0.0.1', port: rest.HTTP_PORT },
    tutor:
      rest.OPENAI_API_KEY === undefined
        ? undefined
        : {
            apiKey: rest.OPENAI_API_KEY,
            baseUrl: rest.OPENAI_BASE_URL?.replace(/\/+$/, ''),
            model: rest.OPENAI_MODEL ?? usualModel,
          },
    discord:
      DISCORD_TOKEN === undefined
        ? undefined
        : {
            token: DISCORD_TOKEN,
            guild: rest.DISCORD_GUILD_ID,
            apiUrl: rest.DISCORD_API_URL?.replace(/\/+$/, ''),
            shards:
              SHARDS === undefined || SHARD_COUNT === undefined
                ? undefined
                : { ids: [...new Set(SHARDS.split(',').map(Number))], count: SHARD_COUNT },
          },
  };
}

/** The secrets as they stand in the environment, and as they look in a URL or in JSON. */
export function secretsIn(given: Readonly<Record<string, string | undefined>>): string[] {
  const { DISCORD_TOKEN, DATABASE_URL, OPENAI_API_KEY } = given;
  const password = DATABASE_URL && URL.canParse(DATABASE_URL) ? new URL(DATABASE_URL).password : undefined;
  const plain = [DISCORD_TOKEN, OPENAI_API_KEY, password, password && decoded(password)];
  const forms = plain.flatMap((secret) =>
    secret ? [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)] : [],
  );
  return [...new Set(forms)];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Adds what a file `.env` says to the environment; what is set already stays. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
