import { dueId } from './due.ts';
import type { OwnErrand } from './errand.ts';
import { exportOwn } from './export-own.ts';
import type { Shelf } from './records.ts';
import { type Card, privately, type Reply } from './reply.ts';

/** Errands of one person. */
export function ownErrands(
  shelf: Shelf,
  bell: { attend(due: string): Promise<void> },
  now: () => number,
): (errand: OwnErrand) => Promise<Reply | undefined> {
  return async (errand) => {
    switch (errand.kind) {
      case 'ring':
        await bell.attend(errand.due);
        return undefined;
      case 'erase':
        await bell.attend(dueId({ of: 'erasure', id: errand.learner }));
        return undefined;
      case 'export-own': {
        const content = JSON.stringify(await exportOwn(errand.learner, shelf, now()), null, 2);
        const card: Card = {
          title: 'Everything stored about you',
          blocks: [{ kind: 'file', name: 'unknown-case.json', content }],
          buttons: [],
        };
        return privately(card);
      }
    }
  };
}
