import type { Command } from '../src/bot/command.ts';
import { unknownCase } from './case.ts';
import { clue } from './clue.ts';
import { compare } from './compare.ts';
import { giveup } from './giveup.ts';
import { guess } from './guess.ts';
import { help } from './help.ts';
import { study } from './study.ts';

/** The one list: routing, help and every edge read it. */
export const commands: readonly Command[] = [unknownCase, guess, clue, giveup, study, compare, help];
