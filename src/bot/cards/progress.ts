import { meanOver, type Progress, progressOf } from '../../game/progress.ts';
import { codeOf } from '../code.ts';
import type { Context } from '../command.ts';
import { historyOf } from '../learner.ts';
import type { Course } from '../picture.ts';
import { pictureBlock } from '../picture-words.ts';
import type { Block, Button, Card } from '../reply.ts';
import { countOf, notAdvice } from '../words.ts';
import { exportButtons } from './review.ts';

const mostWeak = 6;
const mostTaken = 5;
const mostTakenDrawn = 3;
/** Two points are no course. */
const fewestDrawn = 3;
const mostPracticed = 3;
/** Whoever has that many points has understood the case. */
const strongFrom = 90;
const fullPoints = 100;

/** How a learner is doing, for that learner alone. Kind, exact, and nothing drawn from too few cases. */
export function progressCard({ learner, found, pack, lexicon }: Context): Card {
  const finished = historyOf(learner, found);
  const progress = progressOf(finished);
  const nameOf = (id: string) =>
    pack.diagnoses.get(id)?.name ?? lexicon.namings.find(({ entity }) => entity.id === id)?.entity.name ?? id;
  const { cases, firstMeetings, solvedAtFirst, meanPoints, mastery, taken, calibration, course, habits } = progress;
  const latest = finished.at(-1);
  const known = mastery.filter(({ best }) => best === fullPoints).length;
  const notFull = mastery.filter(({ best }) => best < fullPoints);
  const weak = mastery.filter(({ answer, best }) => best < strongFrom && pack.diagnoses.has(answer));
  const blocks: Block[] =
    latest === undefined
      ? [{ kind: 'text', text: 'No case is finished yet. /case deals one; being wrong costs nothing.' }]
      : [
          ...(cases < fewestDrawn ? [] : [pictureBlock(courseOf(progress, nameOf))]),
          {
            kind: 'facts',
            rows: [
              { label: 'Cases', text: `${cases} finished, ${firstMeetings} of ${pack.cases.size} met` },
              { label: 'At first meeting', text: `${solvedAtFirst} solved, ${meanPoints} points on average` },
              ...(course.length < fewestDrawn
                ? []
                : [
                    {
                      label: 'Of late',
                      text: `${course.at(-1)!.mean} points on average over the last ${Math.min(meanOver, course.length)} first meetings`,
                    },
                  ]),
              ...(known === 0
                ? []
                : [
                    {
                      label: 'Full points',
                      text: `${known} of ${countOf(mastery.length, 'diagnosis', 'diagnoses')} met`,
                    },
                  ]),
              { label: 'Last case', text: [{ at: latest.at, as: 'relative' }, `, ${latest.points} points`] },
            ],
          },
          ...(notFull.length === 0
            ? []
            : [
                { kind: 'heading' as const, text: 'Weakest first' },
                {
                  kind: 'list' as const,
                  ordered: false,
                  items: notFull.slice(0, mostWeak).map(({ answer, met, best }) => ({
                    mark: 'none' as const,
                    text: `${nameOf(answer)}: best ${best} points in ${countOf(met, 'case')}`,
                  })),
                },
              ]),
          ...(taken.length === 0
            ? []
            : [
                { kind: 'heading' as const, text: 'Put first in place of the answer' },
                {
                  kind: 'list' as const,
                  ordered: false,
                  items: taken.slice(0, mostTaken).map(({ answer, named, times }) => ({
                    mark: 'none' as const,
                    text: `${nameOf(named)}, where it was ${nameOf(answer)}${times === 1 ? '' : ` (${times} times)`}`,
                  })),
                },
              ]),
          ...habitBlocks(habits),
          ...(calibration.length === 0
            ? []
            : [
                { kind: 'heading' as const, text: 'How sure, how right' },
                {
                  kind: 'facts' as const,
                  rows: calibration.map(({ confidence, lists, right }) => ({
                    label: `${confidence} confidence`,
                    text: `${right} of ${countOf(lists, 'first line')} right`,
                  })),
                },
              ]),
        ];
  return {
    title: 'Your progress',
    blocks,
    buttons: [
      {
        label: learner.attempt ? 'Go on with the case' : 'Next case',
        press: { command: 'case', action: 'next', args: [] },
        style: 'primary',
      },
      ...(learner.attempt
        ? []
        : weak.slice(0, mostPracticed).map(({ answer }) => practiceButton(answer, nameOf(answer)))),
      { label: 'Review', press: { command: 'review', action: 'start', args: [] }, style: 'secondary' },
      ...(latest === undefined ? [] : exportButtons),
    ],
    footer: notAdvice,
    self: { command: 'progress', action: 'show', args: [] },
  };
}

function courseOf({ course, mastery, taken, calibration }: Progress, nameOf: (id: string) => string): Course {
  const shown = mastery.filter(({ best }) => best < fullPoints).slice(0, mostWeak);
  return {
    kind: 'course',
    meetings: course,
    mastery: shown.map(({ answer, best, met }) => ({ name: nameOf(answer), best, met })),
    strongerLeftOut: mastery.length - shown.length,
    taken: taken
      .slice(0, mostTakenDrawn)
      .map(({ answer, named, times }) => ({ answer: nameOf(answer), named: nameOf(named), times })),
    calibration,
  };
}

function practiceButton(id: string, name: string): Button {
  return {
    label: `Practice near ${name}`,
    press: { command: 'case', action: 'practice', args: [codeOf(id)] },
    style: 'secondary',
  };
}

/** A habit is told with what helps against it, and what goes well is told too. */
function habitBlocks(habits: Progress['habits']): Block[] {
  if (!habits) return [];
  const { attempts, anchored, late, lateBy } = habits;
  const of = `of ${countOf(attempts, 'case')}`;
  const items = [
    anchored === 0
      ? `No first line of yours stayed after a clue had argued against it, in ${countOf(attempts, 'case')}.`
      : `In ${anchored} ${of} a first line stayed although a clue argued against it. It happens to everybody; asking of each clue what it argues against helps.`,
    late === 0
      ? 'Where the answer came onto your list, it came by the clue that settles it.'
      : `In ${late} ${of} the answer came onto your list after the clues had settled it, by ${countOf(lateBy, 'clue')} on average. A longer list earlier helps: up to three lines cost nothing.`,
  ];
  return [
    { kind: 'heading', text: 'How your lists go' },
    { kind: 'list', ordered: false, items: items.map((text) => ({ mark: 'none', text })) },
  ];
}
