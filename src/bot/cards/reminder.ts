import type { Card } from '../reply.ts';
import { countOf } from '../words.ts';

/** @param rangAt the ringing it belongs to: its buttons act on no other */
export function reminderCard(due: number, rangAt: number): Card {
  const press = (action: string, ...args: string[]) => ({ command: 'review', action, args });
  return {
    title: `${countOf(due, 'card')} to review`,
    blocks: [{ kind: 'text', text: 'You asked to be reminded. A card takes less than a minute.' }],
    buttons: [
      { label: 'Review now', press: press('start'), style: 'primary' },
      { label: 'In an hour', press: press('snooze', `${rangAt}`), style: 'secondary' },
      { label: 'Stop reminding me', press: press('stop'), style: 'secondary' },
    ],
  };
}
