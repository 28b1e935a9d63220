import { chance } from './chance.ts';
import type { Case } from './pack.ts';

/** What a learner has behind them of one case. */
interface Met {
  readonly case: string;
  readonly at: number;
  readonly points: number;
}

/** The case to deal: one not met yet, else the one that last went worst, else the one met longest ago. */
export function nextCase(cases: readonly Case[], met: readonly Met[], seed: string): Case | undefined {
  const lastMeeting = new Map<string, Met>();
  for (const meeting of met) lastMeeting.set(meeting.case, meeting);
  const shuffled = chance(seed).shuffle(cases);
  const unseen = shuffled.find(({ id }) => !lastMeeting.has(id));
  if (unseen) return unseen;
  const latest = met.at(-1)?.case;
  const due = shuffled.filter(({ id }) => id !== latest || cases.length === 1);
  const worse = (a: Met, b: Met) => a.points - b.points || a.at - b.at;
  return due.sort((a, b) => worse(lastMeeting.get(a.id)!, lastMeeting.get(b.id)!))[0];
}
