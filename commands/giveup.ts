import type { Command } from '../src/bot/command.ts';
import { caseNeeds, moveOn } from './case.ts';

export const giveup = {
  typedOnly: true,
  name: 'giveup',
  description: 'Open the answer; your last list is scored',
  example: '/giveup',
  options: {},
  needs: caseNeeds,
  run: (context) => moveOn(context, [], 'give-up'),
} as const satisfies Command;
