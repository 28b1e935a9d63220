import { z } from 'zod';

const text = z.string().trim().min(1);

const schema = z.object({
  DATA_DIR: text.default('data'),
  KNOWLEDGE_DIR: text.default('knowledge'),
});

/** Everything the environment decides, checked together at start. */
export interface Config {
  readonly dataDir: string;
  readonly knowledgeDir: string;
}

/** The configuration, or every problem with the environment. An empty variable counts as not set. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Config | { readonly problems: readonly string[] } {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    return { problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
  return { dataDir: parsed.data.DATA_DIR, knowledgeDir: parsed.data.KNOWLEDGE_DIR };
}
