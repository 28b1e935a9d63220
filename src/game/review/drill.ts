import { type Chance, chance } from '../chance.ts';
import { weighAll } from '../compare.ts';
import { deal } from '../draw.ts';
import type { Diagnosis, Pack, Statement } from '../pack.ts';
import { areMimics, relate } from '../relate.ts';
import { chooseFindings, type Finding, findingsOf } from './findings.ts';
import { type CardId, type Subject, subjectOf } from './subject.ts';

/** A card as it is asked once: what is shown, what may be chosen, and which of it is right. */
export interface Drill {
  readonly subject: Subject;
  readonly findings: readonly Finding[];
  readonly choices: readonly string[];
  /** Index into `choices`. */
  readonly right: number;
}

const mostFindings = 3;
const mostClues = 4;
const wrongChoices = 3;
/** The wrong choices are drawn from so many of the nearest. */
const nearest = 6;

/** The same seed asks the same. `undefined` where the pack holds nothing that could be asked. */
export function drillOf(card: CardId, seed: string, pack: Pack): Drill | undefined {
  const subject = subjectOf(card, pack);
  const luck = chance(`drill ${seed}`);
  switch (subject?.kind) {
    case undefined:
      return undefined;
    case 'pair':
      return pairDrill(subject, subject.between, pack, luck);
    case 'missed':
      return missedDrill(subject, subject.diagnosis, pack, luck);
    case 'question': {
      const { choices, answer } = subject.question;
      return { subject, findings: [], ...shuffled(choices, choices[answer]!, luck) };
    }
  }
}

/** Only what is true of the one and argues against the other, so that it can be known and not only guessed. */
function pairDrill(subject: Subject, between: readonly Diagnosis[], pack: Pack, luck: Chance): Drill | undefined {
  for (const answer of luck.shuffle(between)) {
    const others = between.filter((one) => one !== answer);
    const findings = chooseFindings(findingsOf(answer, others, pack, luck), mostFindings, luck);
    if (findings.length === 0) continue;
    const names = between.map(({ name }) => name);
    return { subject, findings, ...shuffled(names, answer.name, luck) };
  }
  return undefined;
}

function missedDrill(subject: Subject, diagnosis: Diagnosis, pack: Pack, luck: Chance): Drill | undefined {
  const findings = ownFindings(diagnosis, pack, luck);
  const wrong = luck.shuffle(likeButWorse(diagnosis, findings, pack, luck).slice(0, nearest)).slice(0, wrongChoices);
  if (findings.length === 0 || wrong.length < wrongChoices) return undefined;
  const names = [diagnosis, ...wrong].map(({ name }) => name);
  return { subject, findings, ...shuffled(names, diagnosis.name, luck) };
}

/** The most telling clues of a dealing, where a case has the diagnosis; else its own statements. */
function ownFindings(diagnosis: Diagnosis, pack: Pack, luck: Chance): Finding[] {
  const cases = [...pack.cases.values()].filter(({ answer }) => answer === diagnosis.id);
  const unknown = cases[luck.pick(cases.length)];
  if (!unknown) return chooseFindings(findingsOf(diagnosis, [], pack, luck), mostClues, luck);
  return deal(unknown, pack, `review ${luck.pick(36 ** 6)}`)
    .slice(-mostClues)
    .map(({ clue, wording }) => ({ ...clue, text: wording }));
}

/** Rivals that these findings support less or argue against, the nearest first; never its own group or a member of it. */
function likeButWorse(diagnosis: Diagnosis, findings: readonly Finding[], pack: Pack, luck: Chance): Diagnosis[] {
  const support = (one: Diagnosis) => count(findings, one, 'supports', pack);
  // What was seen in its own patient is no evidence of it, and still what is asked here.
  const isOwn = ({ subject }: Statement) => pack.observed.get(subject)?.diagnosis === diagnosis.id;
  const own = findings.filter(
    ({ statements }) => statements.every(isOwn) || weighAll(statements, diagnosis, pack).bearing === 'supports',
  ).length;
  const relation = ({ id, name }: Diagnosis) => relate(diagnosis.id, { kind: 'diagnosis', id, name }, pack);
  const distance = (one: Diagnosis) =>
    (areMimics(diagnosis.id, one.id, pack) ? 0 : 4) + (relation(one) === 'sibling' ? 0 : 2) - support(one);
  return luck
    .shuffle([...pack.diagnoses.values()])
    .filter((one) => ['sibling', 'other'].includes(relation(one)))
    .filter((one) => support(one) < own || count(findings, one, 'against', pack) > 0)
    .sort((a, b) => distance(a) - distance(b));
}

function count(findings: readonly Finding[], one: Diagnosis, bearing: 'supports' | 'against', pack: Pack): number {
  return findings.filter(({ statements }) => weighAll(statements, one, pack).bearing === bearing).length;
}

function shuffled(choices: readonly string[], right: string, luck: Chance) {
  const order = luck.shuffle(choices);
  return { choices: order, right: order.indexOf(right) };
}
