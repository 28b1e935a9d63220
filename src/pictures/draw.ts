import type { Picture } from '../bot/picture.ts';
import { drawBoard } from './board.ts';
import { drawComparison } from './comparison.ts';
import { drawCourse } from './course.ts';
import { drawDistribution } from './distribution.ts';
import type { Drawing } from './shape.ts';

export function drawPicture(picture: Picture): Drawing {
  switch (picture.kind) {
    case 'comparison':
      return drawComparison(picture);
    case 'course':
      return drawCourse(picture);
    case 'distribution':
      return drawDistribution(picture);
    case 'board':
      return drawBoard(picture);
  }
}
