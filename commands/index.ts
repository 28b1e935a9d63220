import type { Command } from '../src/bot/command.ts';
import { unknownCase } from './case.ts';
import { clue } from './clue.ts';
import { giveup } from './giveup.ts';
import { guess } from './guess.ts';
import { help } from './help.ts';
import { privacy } from './privacy.ts';
import { progress } from './progress.ts';
import { studyCompare } from './study/compare.ts';
import { studyDiagnosis } from './study/diagnosis.ts';
import { studyQuestion } from './study/question.ts';

/** The one list: routing, registration, help and every edge read it. */
export const commands: readonly Command[] = [
  unknownCase,
  guess,
  clue,
  giveup,
  studyDiagnosis,
  studyCompare,
  studyQuestion,
  progress,
  privacy,
  help,
];
