import type { Command } from '../src/bot/command.ts';
import { ask } from './ask.ts';
import { unknownCase } from './case.ts';
import { clue } from './clue.ts';
import { giveup } from './giveup.ts';
import { guess } from './guess.ts';
import { help } from './help.ts';
import { leaderboard } from './leaderboard.ts';
import { privacy } from './privacy.ts';
import { progress } from './progress.ts';
import { review } from './review.ts';
import { roundCancel } from './round/cancel.ts';
import { roundChallenges } from './round/challenges.ts';
import { roundClose } from './round/close.ts';
import { roundEnter } from './round/enter.ts';
import { roundExport } from './round/export.ts';
import { roundExtend } from './round/extend.ts';
import { roundHandover } from './round/handover.ts';
import { roundOpen } from './round/open.ts';
import { roundRehearse } from './round/rehearse.ts';
import { roundReopen } from './round/reopen.ts';
import { roundReveal } from './round/reveal.ts';
import { roundSchedule } from './round/schedule.ts';
import { roundSeason } from './round/season.ts';
import { roundShow } from './round/show.ts';
import { roundStatus } from './round/status.ts';
import { setup } from './setup.ts';
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
  ask,
  review,
  progress,
  roundShow,
  roundEnter,
  leaderboard,
  setup,
  roundOpen,
  roundSchedule,
  roundStatus,
  roundExtend,
  roundClose,
  roundReopen,
  roundReveal,
  roundCancel,
  roundRehearse,
  roundHandover,
  roundExport,
  roundChallenges,
  roundSeason,
  privacy,
  help,
];
