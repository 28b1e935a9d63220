import type { Course } from '../bot/picture.ts';
import { capitalize, countOf } from '../bot/words.ts';
import { drawBar } from './bar.ts';
import { palette } from './palette.ts';
import type { Drawing } from './shape.ts';
import { type Look, looks, margin, Sheet, wholeWidth } from './sheet.ts';

const chartHeight = 130;
const axisWidth = 34;
const white: Look = { ...looks.small, color: palette.ink };
const blue: Look = { ...looks.small, color: palette.sky };

export function drawCourse(course: Course): Drawing {
  const sheet = new Sheet();
  sheet.write('Points at each first meeting', looks.heading);
  sheet.space(14);
  drawChart(course.meetings, sheet);
  drawMastery(course, sheet);
  drawTaken(course, sheet);
  drawCalibration(course, sheet);
  return sheet.finish();
}

function drawChart(meetings: Course['meetings'], sheet: Sheet): void {
  const left = margin + axisWidth;
  const right = margin + wholeWidth.width - 8;
  const bottom = sheet.y + chartHeight;
  const heightOf = (points: number) => bottom - (Math.max(0, Math.min(100, points)) / 100) * chartHeight;
  const placeOf = (index: number) =>
    meetings.length === 1 ? (left + right) / 2 : left + 8 + (index / (meetings.length - 1)) * (right - left - 16);
  for (const points of [0, 50, 100]) {
    const y = heightOf(points);
    sheet.add({
      kind: 'line',
      points: [
        [left, y],
        [right, y],
      ],
      thick: 1,
      color: palette.trough,
    });
    sheet.add({ kind: 'text', x: margin, baseline: y + 4.5, text: `${points}`, ...looks.small });
  }
  const points = meetings.map(({ mean }, index) => [placeOf(index), heightOf(mean)] as const);
  if (points.length > 1) sheet.add({ kind: 'line', points, thick: 3, color: palette.sky });
  for (const [index, { points, solved }] of meetings.entries()) {
    const [x, y] = [placeOf(index), heightOf(points)];
    if (!solved) sheet.add({ kind: 'dot', x, y, radius: 4.5, color: palette.ground, hollow: false });
    sheet.add({ kind: 'dot', x, y, radius: 4.5, color: palette.ink, hollow: !solved });
  }
  sheet.y = bottom + 10;
  const [first, last] = [meetings[0], meetings.at(-1)].map((meeting) => (meeting ? dayOf(meeting.at) : ''));
  sheet.writeEnds(first!, looks.small, last!, looks.small, { x: left, width: right - left });
  sheet.space(4);
  sheet.columns([
    () => sheet.write('● solved', white, { x: left, width: 80 }),
    () => sheet.write('○ not solved', white, { x: left + 82, width: 100 }),
    () => sheet.write('━ mean of the last 5', blue, { x: left + 184, width: right - left - 184 }),
  ]);
}

function drawMastery({ mastery, strongerLeftOut }: Course, sheet: Sheet): void {
  if (mastery.length === 0) return;
  sheet.space(18);
  sheet.write('Best points per diagnosis, weakest first', looks.heading);
  for (const { name, best, met } of mastery) {
    sheet.space(7);
    sheet.writeEnds(name, looks.body, `${best}${met === 1 ? '' : ` of ${met} tries`}`, looks.strong);
    drawBar(sheet, [{ part: best / 100, color: palette.sky }]);
  }
  if (strongerLeftOut > 0) {
    sheet.space(7);
    sheet.write(`${countOf(strongerLeftOut, 'stronger one')} not shown.`, looks.small);
  }
}

function drawTaken({ taken }: Course, sheet: Sheet): void {
  if (taken.length === 0) return;
  sheet.space(18);
  sheet.write('Put first in place of the answer', looks.heading);
  sheet.space(6);
  for (const { named, answer, times } of taken) {
    sheet.panel(palette.panel, () => {
      sheet.writeEnds(named, looks.strong, `${times}×`);
      sheet.write(`where it was ${answer}`, looks.small, wholeWidth, 2);
    });
    sheet.space(6);
  }
}

function drawCalibration({ calibration }: Course, sheet: Sheet): void {
  if (calibration.length === 0) return;
  sheet.space(14);
  sheet.write('How sure, how right', looks.heading);
  for (const { confidence, lists, right } of calibration) {
    sheet.space(7);
    sheet.writeEnds(`${capitalize(confidence)} confidence`, looks.body, `${right} of ${lists} right`, looks.strong);
    drawBar(sheet, [{ part: right / Math.max(1, lists), color: palette.green }]);
  }
}

/** In universal time: a picture is the same for whoever looks at it. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
