import type { Button } from '../bot/reply.ts';

/**
 * From 1; what cannot be taken back is 0. So giving up never slips under the number of the next clue when that is gone.
 */
export function buttonNumbers(buttons: readonly Button[]): number[] {
  const grave = buttons.findIndex(({ style }) => style === 'danger');
  let last = 0;
  return buttons.map((_, index) => {
    if (index === grave) return 0;
    last += 1;
    return last;
  });
}
