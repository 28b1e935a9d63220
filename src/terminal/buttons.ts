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

/** The one button that is called so, as the letter of a choice is: “b”, “B.”, “give up”, “good” for “Good · 3 days”. */
export function buttonLabelled(typed: string, buttons: readonly Button[]): Button | undefined {
  const wanted = labelMeant(typed);
  const [found, ...others] = buttons.filter(({ label }) =>
    [label, label.split(' · ')[0]!].some((name) => name.toLowerCase() === wanted),
  );
  return others.length === 0 ? found : undefined;
}

/** A label as it is compared: “B.” is b. */
export function labelMeant(typed: string): string {
  return typed.replace(/[.)]$/, '').toLowerCase();
}
