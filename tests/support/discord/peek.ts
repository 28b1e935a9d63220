import type { Attempt } from '../../../src/game/attempt.ts';
import { openSqlite } from '../../../src/storage/sqlite.ts';
import { pack } from '../shipped.ts';

/** The learner's open attempt as it lies in the bot's own database, and the name that would be right. */
export async function peek(data: string, person: string): Promise<{ attempt: Attempt | undefined; answer: string }> {
  const store = await openSqlite(data);
  try {
    const learner = (await store.read(`learner:${person}`)) as { attempt?: Attempt } | undefined;
    const unknown = learner?.attempt && pack.cases.get(learner.attempt.case);
    return { attempt: learner?.attempt, answer: unknown ? pack.diagnoses.get(unknown.answer)!.name : '' };
  } finally {
    await store.close();
  }
}
