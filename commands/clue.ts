import type { Command } from '../src/bot/command.ts';
import { caseNeeds, moveOn } from './case.ts';

export const clue = {
  typedOnly: true,
  name: 'clue',
  description: 'Open the next clue without committing a list',
  example: '/clue',
  options: {},
  needs: caseNeeds,
  run: (context) => moveOn(context, [], 'next-clue'),
} as const satisfies Command;
